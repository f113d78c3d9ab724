import { QueryResult } from "./query-result.tsx";
import type { RunState } from "./use-query-run.ts";

export interface RunOutcomeProps {
  readonly last: RunState;
  /** Goes to where in the query a run failed. */
  readonly onGo: (place: { readonly line: number; readonly column: number }) => void;
}

/** What became of the last run. */
export function RunOutcome({ last, onGo }: RunOutcomeProps) {
  switch (last.state) {
    case "none":
      return (
        <p class="quiet">Write a query, or choose one of the examples; the schema lists what there is. Then run it.</p>
      );
    case "running":
      return <p role="status">Running …</p>;
    case "stopped":
      return <p role="status">Stopped.</p>;
    case "failed": {
      const { message, place } = last;
      return (
        <p role="alert">
          {place === undefined ? undefined : (
            <>
              <button type="button" class="logs-link" onClick={() => onGo(place)}>
                Line {place.line}, column {place.column}
              </button>
              {": "}
            </>
          )}
          {message}
        </p>
      );
    }
    case "done":
      return (
        <QueryResult key={last.id} result={last.result} rendering={last.rendering} milliseconds={last.milliseconds} />
      );
  }
}
