import type { Standing } from "./arrivals.ts";
import type { StreamLine } from "./run-lines.ts";
import { noTotals, withRun } from "./totals.ts";
import type { Totals } from "./totals.ts";

/** A line that the function wrote. */
export interface LogLine {
  /** `information`, `warning`, `error` … */
  readonly level: string;
  readonly message: string;
}

/** What a run of the function did. */
export interface RunResult {
  /** Whether the function ended without an error. */
  readonly ok: boolean;
  /** Its health rows; none when they could not be sent. */
  readonly lines: readonly StreamLine[];
  readonly log: readonly LogLine[];
  /** What it threw. */
  readonly error?: string | undefined;
  /** How far the collection had come when it ended, by stream. */
  readonly standing: ReadonlyMap<string, Standing>;
}

/** A run that has ended. Times in milliseconds since 1970. */
export interface RecordedRun extends RunResult {
  /** Counted from 1. */
  readonly number: number;
  readonly begun: number;
  readonly ended: number;
  /** Whether somebody asked for it, outside the schedule. */
  readonly isOnDemand: boolean;
}

/** The last runs of the function, and what comes next. */
export interface RunLog {
  /** Notes that a run begins; the returned function notes its end. */
  begin(options: { readonly at: number; readonly isOnDemand: boolean }): (at: number, result: RunResult) => void;
  /** The oldest first. */
  runs(): readonly RecordedRun[];
  /** When the run began that is under way; undefined when there is none. */
  runningSince(): number | undefined;
  /** When the schedule starts the next run, on the machine's clock; undefined while that is not known. */
  nextAt: number | undefined;
  /** Of all runs, also those that are no longer kept. */
  totals(): Totals;
}

/** A log without runs, which keeps the last `limit` of them. */
export function createRunLog(limit = 200): RunLog {
  let runs: readonly RecordedRun[] = [];
  let totals = noTotals;
  let begun: number | undefined;
  return {
    begin({ at, isOnDemand }) {
      begun = at;
      return (ended, result) => {
        begun = undefined;
        totals = withRun(totals, result.lines);
        runs = [...runs, { ...result, number: totals.runs, begun: at, ended, isOnDemand }].slice(-limit);
      };
    },
    runs: () => runs,
    runningSince: () => begun,
    nextAt: undefined,
    totals: () => totals,
  };
}
