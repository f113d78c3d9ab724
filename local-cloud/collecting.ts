import type { FunctionApp, Invocation } from "./functions-host/host.ts";
import { healthSince, isDrained, writeLine } from "./run-lines.ts";
import type { RunLog } from "./run-log.ts";
import type { Screen } from "./screen.ts";
import type { Stage } from "./stage.ts";

/** The function at work. Never two runs at once, as on the one instance in Azure. */
export interface Collecting {
  /** Runs the function once, after a run that is under way; writes a line for each stream, and says whether nothing is left. */
  run(): Promise<boolean>;
  /** Lets the company go on until now and starts a run outside the schedule. @returns false when one is under way. */
  startNow(): boolean;
  readonly runs: RunLog;
}

export interface CollectingOptions {
  readonly app: Pick<FunctionApp, "invoke">;
  readonly stage: Pick<Stage, "goOn" | "standing"> & { readonly cloud: Pick<Stage["cloud"], "clock" | "workspace"> };
  readonly screen: Pick<Screen, "line">;
  /** Told of each run. */
  readonly runs: RunLog;
  /** Aborted when somebody stops the program: what a run says then is about that. */
  readonly signal: AbortSignal;
}

export function createCollecting({ app, stage, screen, runs, signal }: CollectingOptions): Collecting {
  const { clock, workspace } = stage.cloud;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function runOnce(isOnDemand: boolean): Promise<boolean> {
    const since = new Date(clock.now());
    const noteEnd = runs.begin({ at: since.getTime(), isOnDemand });
    let invocation: Pick<Invocation, "ok" | "logs" | "error">;
    try {
      invocation = await app.invoke("collect");
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      noteEnd(clock.now(), { ok: false, lines: [], log: [], error: message, standing: stage.standing() });
      throw error;
    }
    if (signal.aborted) return false;
    const { ok, logs: log, error } = invocation;
    const lines = healthSince(workspace, since);
    noteEnd(clock.now(), { ok, lines, log, error: error?.message, standing: stage.standing() });
    for (const line of lines) screen.line(writeLine(line, Date.now()));
    // Where the health rows cannot arrive, the log is all there is.
    if (lines.length === 0) for (const { level, message } of log) screen.line(`${level}: ${message}`);
    return ok && isDrained(lines);
  }

  /** One after the other: how the run before ended, whoever started it was told. */
  function start(isOnDemand: boolean): Promise<boolean> {
    waiting += 1;
    const run = queue
      .then(() => runOnce(isOnDemand))
      .finally(() => {
        waiting -= 1;
      });
    queue = run.catch(() => {});
    return run;
  }

  return {
    run: () => start(false),
    startNow() {
      if (waiting > 0) return false;
      stage.goOn();
      // A run that could not be started is in the log of runs.
      start(true).catch(() => {});
      return true;
    },
    runs,
  };
}
