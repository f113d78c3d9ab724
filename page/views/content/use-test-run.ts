import { useState } from "preact/hooks";
import type { TestLine, TestOutcome } from "../../../local-cloud/page-server/answers/content-tests.ts";
import { writeForLines } from "../../server/request.ts";
import { useStopping } from "./use-stopping.ts";

/** A run of a file's tests, as far as it has come. */
export interface TestRun {
  /** Undefined before the first run. */
  readonly names: readonly string[] | undefined;
  readonly outcomes: readonly TestOutcome[];
  readonly isRunning: boolean;
  readonly error: string | undefined;
}

const notYet: TestRun = { names: undefined, outcomes: [], isRunning: false, error: undefined };

/**
 * Runs tests and follows them; going away stops them.
 * @param path - `/api/content/rules/vault-exported/tests`
 */
export function useTestRun(path: string): TestRun & { readonly run: () => void; readonly stop: () => void } {
  const [state, setState] = useState(notYet);
  const { next, stop } = useStopping();
  const follow = async (signal: AbortSignal): Promise<void> => {
    setState({ ...notYet, isRunning: true });
    let left = Infinity;
    for await (const line of writeForLines<TestLine>(path, {}, signal)) {
      if (line.kind === "failed") throw new Error(line.message);
      left = line.kind === "tests" ? line.names.length : left - 1;
      setState((last) => stateAfter(last, line));
    }
    if (left > 0) throw new Error("The tests broke off.");
  };
  const run = async (): Promise<void> => {
    const signal = next();
    try {
      await follow(signal);
    } catch (error) {
      // A TypeError is the browser's: the connection broke while the answer came.
      const message = error instanceof Error && !(error instanceof TypeError) ? error.message : "The tests broke off.";
      if (!signal.aborted) setState((last) => ({ ...last, error: message }));
    }
    setState((last) => ({ ...last, isRunning: false }));
  };
  return { ...state, run: () => void run(), stop };
}

function stateAfter(state: TestRun, line: TestLine): TestRun {
  if (line.kind === "tests") return { ...state, names: line.names };
  return line.kind === "outcome" ? { ...state, outcomes: [...state.outcomes, line] } : state;
}
