import type { RuleFile } from "../files/rule-file.ts";
import type { ExpectedAlert, RuleTest } from "../files/rule-test.ts";
import { dayMs, dayStart } from "./play-time.ts";
import { type PlayedEvent, playedEvents } from "./played-events.ts";

/** A test with its events written out. */
export interface PlayedTest {
  readonly name: string;
  readonly given: RuleTest;
  readonly events: readonly PlayedEvent[];
  readonly alerts: readonly ExpectedAlert[];
}

const latenessMs = 6 * 3_600_000;
/** Longer than the time between two runs of a quick rule, so that another run sees the repeat. */
const repeatMs = 20 * 60_000;
const backfillMs = 40 * dayMs;

/** The tests of a rule: those in its file, and what must hold for each that fires. */
export function testsOf({ tests, exceptions }: RuleFile): PlayedTest[] {
  return tests.flatMap((given) => {
    const { name, alerts } = given;
    const events = playedEvents(given);
    const written: PlayedTest = { name, given, events, alerts };
    // What the connector writes itself is neither late nor old.
    const comesFromDevices = events.some(isFromOnePassword);
    if (alerts.length === 0) return [written];
    return [
      written,
      ...(exceptions.late === undefined && comesFromDevices
        ? [{ ...written, name: `${name}, everything six hours late`, events: events.map(late) }]
        : []),
      ...(exceptions.repeated === undefined && events.length > 0
        ? [{ ...written, name: `${name}, each event twice`, events: [...events, ...events.map(again)] }]
        : []),
      ...(exceptions.backfill === undefined && comesFromDevices
        ? [{ ...written, name: `${name}, forty days ago and only now collected`, events: events.map(old), alerts: [] }]
        : []),
    ];
  });
}

function isFromOnePassword({ given }: PlayedEvent): boolean {
  return given.health === undefined;
}

function late(event: PlayedEvent): PlayedEvent {
  return event.at >= dayStart && isFromOnePassword(event) ? { ...event, arrives: event.arrives + latenessMs } : event;
}

function again(event: PlayedEvent): PlayedEvent {
  return { ...event, arrives: event.arrives + repeatMs };
}

function old(event: PlayedEvent): PlayedEvent {
  return isFromOnePassword(event)
    ? { ...event, at: event.at - backfillMs, sessionFrom: event.sessionFrom - backfillMs }
    : event;
}
