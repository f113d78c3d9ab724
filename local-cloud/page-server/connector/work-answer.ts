import type { RecordedRun } from "../../run-log.ts";
import type { RunAnswer, WorkAnswer } from "../answers/connector.ts";
import type { ConnectorAtWork } from "./connector-at-work.ts";

/** Runs that are sent. */
const shownRuns = 50;

/** The function at work. `rows`: of the table; `now`: milliseconds since 1970, on the machine's clock. */
export function workAnswer(
  { collecting: { runs }, stage, speed }: ConnectorAtWork,
  { rows, now }: { readonly rows: number; readonly now: number },
): WorkAnswer {
  const { nextAt } = runs;
  const runningSince = runs.runningSince();
  return {
    ...(runningSince === undefined ? {} : { runningSince }),
    ...(nextAt === undefined ? {} : { nextRunInSeconds: Math.max(0, (nextAt - now) / 1_000) }),
    speed,
    totals: { ...runs.totals(), rows },
    runs: runs
      .runs()
      .slice(-shownRuns)
      .toReversed()
      .map((run) => runAnswer(run)),
    faults: stage.faultSwitches.list(),
  };
}

function runAnswer({ standing, ...run }: RecordedRun): RunAnswer {
  return { ...run, standing: Object.fromEntries(standing) };
}
