import { QueryResult } from "./query-result.tsx";
import type { RunState } from "./use-query-run.ts";

/** What became of the last run. */
export function RunOutcome({ last }: { readonly last: RunState }) {
  switch (last.state) {
    case "none":
      return (
        <p class="quiet">
          Write a query, or choose one of the examples; the schema lists what there is. Then run it.
        </p>
      );
    case "running":
      return <p role="status">Running …</p>;
    case "stopped":
      return <p role="status">Stopped.</p>;
    case "failed":
      return (
        <p role="alert">
          {last.place === undefined ? "" : `Line ${last.place.line}, column ${last.place.column}: `}
          {last.message}
        </p>
      );
    case "done":
      return (
        <QueryResult
          key={last.id}
          result={last.result}
          rendering={last.rendering}
          milliseconds={last.milliseconds}
        />
      );
  }
}
