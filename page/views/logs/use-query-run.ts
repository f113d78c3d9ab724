import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { QueryRendering } from "../../../local-cloud/page-server/answers/language.ts";
import { runQuery } from "../../server/query.ts";
import type { Question } from "../../server/query.ts";
import { ServerError } from "../../server/request.ts";
import type { Result } from "../../server/result.ts";
import { languageServer } from "./language-server.ts";

/** What became of the last run. */
export type RunState =
  | { readonly state: "none" }
  | { readonly state: "running" }
  | { readonly state: "stopped" }
  | {
      readonly state: "failed";
      readonly query: string;
      readonly message: string;
      readonly place: ServerError["place"];
    }
  | {
      readonly state: "done";
      /** Another for each run. */
      readonly id: number;
      readonly result: Result;
      readonly rendering: QueryRendering | undefined;
      /** From the question until all rows were here. */
      readonly milliseconds: number;
    };

export interface QueryRun {
  readonly last: RunState;
  readonly run: (question: Question) => Promise<void>;
  /** Ends the run, in the engine too: the server hears that nobody waits any more. */
  readonly stop: () => void;
}

/** Runs one query at a time; a new one ends the one before, and so does leaving the view. */
export function useQueryRun(): QueryRun {
  const [last, setLast] = useState<RunState>({ state: "none" });
  const runningRef = useRef<AbortController>(undefined);
  const run = useCallback(async (question: Question) => {
    runningRef.current?.abort();
    const { signal } = (runningRef.current = new AbortController());
    setLast({ state: "running" });
    const outcome = await runAndRead(question, signal).catch((error: unknown) => failed(question.query, error));
    if (!signal.aborted) setLast(outcome);
  }, []);
  const stop = useCallback(() => {
    runningRef.current?.abort();
    setLast((current) => (current.state === "running" ? { state: "stopped" } : current));
  }, []);
  useEffect(() => () => runningRef.current?.abort(), []);
  return { last, run, stop };
}

async function runAndRead(question: Question, signal: AbortSignal): Promise<RunState> {
  const begun = performance.now();
  const result = await runQuery(question, signal);
  const milliseconds = performance.now() - begun;
  // A query that runs may still be refused a chart; its table is what matters.
  const checked = await languageServer.check(question.query, signal).catch(() => undefined);
  return { state: "done", id: begun, result, rendering: checked?.rendering ?? undefined, milliseconds };
}

function failed(query: string, error: unknown): RunState {
  const message = error instanceof Error ? error.message : String(error);
  return { state: "failed", query, message, place: error instanceof ServerError ? error.place : undefined };
}
