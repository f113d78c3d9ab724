import { once } from "node:events";
import type { Collecting } from "./collecting.ts";
import type { Schedule } from "./functions-host/schedule.ts";
import { startTicker } from "./functions-host/ticker.ts";
import type { RunLog } from "./run-log.ts";
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
  const { runs } = collecting;
  const showStatus = (): void => screen.status(sayStatus(stage, runs));
  showStatus();
  const rewriting = setInterval(showStatus, statusEveryMs);
  try {
    await collecting.run();
    // The ticker's clock runs faster from now on.
    const started = Date.now();
    const noteNext = (next: number): void => {
      runs.nextAt = started + (next - started) / speed;
    };
    noteNext(schedule.next(started));
    const ticker = startTicker({
      schedule,
      speed,
      run: async (tick) => {
        stage.goOn();
        runs.nextAt = undefined;
        showStatus();
        await collecting.run();
        noteNext(tick.next);
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

/** What is there, and how long until the next run. */
function sayStatus(stage: Stage, runs: RunLog): string {
  const { nextAt } = runs;
  const isRunning = nextAt === undefined || runs.runningSince() !== undefined;
  const next = isRunning ? "running" : `next run in ${Math.max(0, Math.ceil((nextAt - Date.now()) / 1_000))} s`;
  return `${sayStanding(stage)}, ${next}`;
}

function sayStanding(stage: Stage): string {
  const generated = [...stage.generated().values()].reduce((sum, each) => sum + each, 0);
  return `${count(stage.rows(), "row")} in the table, ${count(generated, "event")} generated`;
}
