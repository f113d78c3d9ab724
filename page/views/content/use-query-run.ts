import { useState } from "preact/hooks";
import { runQuery } from "../../server/query.ts";
import type { Result } from "../../server/result.ts";
import { useStopping } from "./use-stopping.ts";

/** A query that was run, as far as it has come. */
export interface QueryRun {
  readonly isRunning: boolean;
  readonly result: Result | undefined;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  readonly error: string | undefined;
}

const notYet: QueryRun = { isRunning: false, result: undefined, ms: 0, error: undefined };

interface QueryRuns {
  readonly state: QueryRun;
  readonly run: (query: string) => void;
  /** Stops the run and takes its result away: another question is asked. */
  readonly forget: () => void;
}

/** Runs a query when it is told to; another run, or going away, stops the one before. */
export function useQueryRun(): QueryRuns {
  const [state, setState] = useState(notYet);
  const { next, stop } = useStopping();
  const follow = async (query: string, signal: AbortSignal): Promise<QueryRun> => {
    const begun = performance.now();
    try {
      const result = await runQuery({ query }, signal);
      return { ...notYet, result, ms: Math.round(performance.now() - begun) };
    } catch (error) {
      return { ...notYet, error: error instanceof Error ? error.message : String(error) };
    }
  };
  const run = async (query: string): Promise<void> => {
    const signal = next();
    setState({ ...notYet, isRunning: true });
    const ended = await follow(query, signal);
    if (!signal.aborted) setState(ended);
  };
  const forget = (): void => {
    stop();
    setState(notYet);
  };
  return { state, run: (query) => void run(query), forget };
}
