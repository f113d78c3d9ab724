import { once } from "node:events";
import type { Collecting } from "./collecting.ts";
import type { Schedule } from "./functions-host/schedule.ts";
import { startTicker } from "./functions-host/ticker.ts";
import type { Screen } from "./screen.ts";
import type { Stage } from "./stage.ts";
import { count } from "./totals.ts";

/** How much faster than the clock the schedule runs while one looks on: five minutes in ten seconds. */
export const speed = 30;

/** How often the status is rewritten. */
const statusEveryMs = 1_000;

export interface LiveOptions {
  readonly collecting: Collecting;
  readonly stage: Stage;
  readonly screen: Screen;
  readonly schedule: Schedule;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Runs the function once and then on its schedule, while the company goes on, until the signal. */
export async function keepCollecting({ collecting, stage, screen, schedule, signal }: LiveOptions): Promise<void> {
  const stopped = signal.aborted ? Promise.resolve() : once(signal, "abort");
  const started = Date.now();
  const scheduleTime = (): number => started + (Date.now() - started) * speed;
  let next: number | undefined;
  const showStatus = (): void =>
    screen.status(sayStatus(stage, next === undefined ? undefined : next - scheduleTime()));
  showStatus();
  const rewriting = setInterval(showStatus, statusEveryMs);
  try {
    await collecting.run();
    next = schedule.next(scheduleTime());
    const ticker = startTicker({
      schedule,
      speed,
      run: async (tick) => {
        stage.goOn();
        next = undefined;
        showStatus();
        await collecting.run();
        next = tick.next;
        if (screen.hasStatus) showStatus();
        else screen.line(`${" ".repeat(10)}${sayStanding(stage)}`);
      },
    });
    await Promise.race([stopped, ticker.finished]);
    await ticker.stop();
  } finally {
    clearInterval(rewriting);
    screen.status("");
  }
}

/** What is there, and how long until the next run: milliseconds of the schedule, undefined while one is under way. */
function sayStatus(stage: Stage, untilNextMs: number | undefined): string {
  const next =
    untilNextMs === undefined ? "running" : `next run in ${Math.max(0, Math.ceil(untilNextMs / speed / 1_000))} s`;
  return `${sayStanding(stage)}, ${next}`;
}

function sayStanding(stage: Stage): string {
  const generated = [...stage.generated().values()].reduce((sum, each) => sum + each, 0);
  return `${count(stage.rows(), "row")} in the table, ${count(generated, "event")} generated`;
}
