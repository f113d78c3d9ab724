import { ResultTable } from "../../table/result-table.tsx";
import { countText } from "../../words/count-text.ts";
import type { QueryRun } from "./use-query-run.ts";

interface QueryResultProps {
  readonly label: string;
  readonly state: QueryRun;
  /** What no row means. */
  readonly none: string;
}

/** What a query gave, or what is wrong with it; nothing before it was run. */
export function QueryResult({ label, state: { isRunning, result, ms, error }, none }: QueryResultProps) {
  const rows = result?.rows.length ?? 0;
  return (
    <>
      <p role="status" class={isRunning || result !== undefined ? undefined : "hidden"}>
        {isRunning ? "Running …" : undefined}
        {result === undefined ? undefined : rows === 0 ? none : `${countText(rows, "row")} in ${ms} ms.`}
      </p>
      {error === undefined ? undefined : <p role="alert">{error}</p>}
      {result?.cut === undefined ? undefined : <p class="quiet">{result.cut}</p>}
      {result === undefined || rows === 0 ? undefined : (
        <ResultTable label={label} columns={result.columns} rows={result.rows} rowsInSight={12} />
      )}
    </>
  );
}
