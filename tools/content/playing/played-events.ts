import type { RuleTest, RuleTestEvent } from "../files/rule-test.ts";
import { dayMs, requiredMoment, spanMs } from "./play-time.ts";

/** An event of a test at one time: `times` and `daily` are written out. Times in milliseconds since 1970. */
export interface PlayedEvent {
  readonly given: RuleTestEvent;
  /** Different for each event of a test. */
  readonly uuid: string;
  readonly at: number;
  readonly arrives: number;
  /** When its session began: when the sign-in with that session was. */
  readonly sessionFrom: number;
}

const usualDelayMs = 60_000;
const usualSessionMs = 3_600_000;

/** The events of a test, in the order in which they are written. */
export function playedEvents(test: RuleTest): PlayedEvent[] {
  const sessions = new Map<string, number>();
  const timed = test.events.flatMap((given) => timesOf(given).map((at) => ({ given, at })));
  for (const { given, at } of timed) {
    if (given.signIn !== undefined && given.session !== undefined) sessions.set(given.session, at);
  }
  return timed.map(({ given, at }, index) => ({
    given,
    uuid: `EVENT${String(index + 1).padStart(21, "0")}`,
    at,
    arrives: at + (given.arrives === undefined ? usualDelayMs : spanMs(given.arrives)),
    sessionFrom: sessions.get(given.session ?? "") ?? at - usualSessionMs,
  }));
}

function timesOf({ at, times = 1, every = "1s", daily }: RuleTestEvent): number[] {
  const first = requiredMoment(at);
  const days = daily === undefined ? [first] : Array.from({ length: daily }, (_, day) => first - (daily - day) * dayMs);
  return days.flatMap((start) => Array.from({ length: times }, (_, index) => start + index * spanMs(every)));
}
