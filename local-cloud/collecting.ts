import type { FunctionApp } from "./functions-host/host.ts";
import { healthSince, isDrained, writeLine } from "./run-lines.ts";
import type { Screen } from "./screen.ts";
import type { Stage } from "./stage.ts";
import { noTotals, withRun } from "./totals.ts";
import type { Totals } from "./totals.ts";

/** The function at work, and what it has done. */
export interface Collecting {
  /** Runs the function once, writes a line for each stream, and says whether nothing is left. */
  run(): Promise<boolean>;
  totals(): Totals;
}

export interface CollectingOptions {
  readonly app: FunctionApp;
  readonly stage: Stage;
  readonly screen: Screen;
  /** Aborted when somebody stops the program: what a run says then is about that. */
  readonly signal: AbortSignal;
}

export function createCollecting({ app, stage, screen, signal }: CollectingOptions): Collecting {
  const { clock, workspace } = stage.cloud;
  let totals = noTotals;
  return {
    async run() {
      const since = new Date(clock.now());
      const invocation = await app.invoke("collect");
      if (signal.aborted) return false;
      const lines = healthSince(workspace, since);
      totals = withRun(totals, lines);
      for (const line of lines) screen.line(writeLine(line, Date.now()));
      // Where the health rows cannot arrive, the log is all there is.
      if (lines.length === 0) for (const { level, message } of invocation.logs) screen.line(`${level}: ${message}`);
      return invocation.ok && isDrained(lines);
    },
    totals: () => totals,
  };
}
