import { addressOf } from "../../shell/location.ts";
import { Part } from "./item-page.tsx";
import { QueryResult } from "./query-result.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { useQueryRun } from "./use-query-run.ts";

interface QueryPartProps {
  /** Whose query it is. */
  readonly name: string;
  readonly query: string;
  /** What runs, if it is not the query itself: a parser is called. */
  readonly runs?: string;
  /** What no row means. */
  readonly none: string;
}

/** A query, to be read, opened in Logs, and run now. */
export function QueryPart({ name, query, runs = query, none }: QueryPartProps) {
  const { state, run } = useQueryRun();
  return (
    <Part title="Query">
      <div class="row">
        <button type="button" class="main" onClick={() => run(runs)}>
          Run the query now
        </button>
        <a href={addressOf("logs", [], { query: runs.trim() })}>Open in Logs</a>
      </div>
      <QueryResult label={`Rows of ${name}`} state={state} none={none} />
      <QueryText query={query} />
    </Part>
  );
}

/** The text of a query. */
export function QueryText({ query }: { readonly query: string }) {
  return (
    <ScrollRegion label="Text of the query" class="content-query">
      <pre>{query.trim()}</pre>
    </ScrollRegion>
  );
}
