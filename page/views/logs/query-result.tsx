import { useMemo, useState } from "preact/hooks";
import type { QueryRendering } from "../../../local-cloud/page-server/answers/language.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Cell, Result } from "../../server/result.ts";
import { RowDetails } from "../../table/row-details.tsx";
import { ResultTable } from "../../table/result-table.tsx";
import { download } from "../../table/download.ts";
import { separatedText } from "../../table/separated-text.ts";
import { countText } from "../../words/count-text.ts";
import { chartFor } from "./rendered-chart.ts";

export interface QueryResultProps {
  readonly result: Result;
  readonly rendering: QueryRendering | undefined;
  readonly milliseconds: number;
}

/** Pixels; a bar for each row takes more. */
const [chartHeight, barHeight] = [420, 22];

/** What a query gave: how much and how long, its chart if it asks for one, its rows. */
export function QueryResult({ result, rendering, milliseconds }: QueryResultProps) {
  const { columns, rows, cut } = result;
  const [isTable, setIsTable] = useState(false);
  const [row, setRow] = useState<readonly Cell[]>();
  const drawn = useMemo(() => chartFor(rendering, columns, rows.length), [rendering, columns, rows]);
  const settings = drawn !== undefined && "settings" in drawn ? drawn.settings : undefined;
  const title = rendering?.properties["title"] ?? `Chart: ${rendering?.visualization ?? ""}`;
  return (
    <section class="panel stack" aria-label="Result">
      <div class="row">
        <h2>Result</h2>
        <span role="status">
          {countText(rows.length, "row")} × {countText(columns.length, "column")} in {seconds(milliseconds)}
        </span>
        <span class="logs-space" />
        {settings === undefined ? undefined : (
          <fieldset class="logs-form">
            <legend class="hidden">Show the result as</legend>
            <button type="button" aria-pressed={!isTable} onClick={() => setIsTable(false)}>
              Chart
            </button>
            <button type="button" aria-pressed={isTable} onClick={() => setIsTable(true)}>
              Table
            </button>
          </fieldset>
        )}
        <button
          type="button"
          disabled={rows.length === 0}
          onClick={() => download("query-result.csv", separatedText(columns, rows))}
        >
          Download CSV
        </button>
      </div>
      {cut === undefined ? undefined : <p role="alert">{cut}</p>}
      {drawn !== undefined && "reason" in drawn ? <p class="quiet">{drawn.reason}</p> : undefined}
      {rows.length === 0 ? (
        <p>No row fits. Look at a longer time range, or at fewer conditions.</p>
      ) : settings !== undefined && !isTable ? (
        <>
          <h3>{title}</h3>
          <Chart
            label={title}
            settings={settings}
            result={result}
            height={settings.kind === "bars" ? Math.max(chartHeight, rows.length * barHeight) : chartHeight}
          />
        </>
      ) : (
        <>
          <ResultTable label="Rows of the result" columns={columns} rows={rows} rowsInSight={20} onRow={setRow} />
          <p class="quiet logs-hint">
            Click a heading to sort. Arrow keys, Page Up, Page Down, Home and End walk through the rows; Enter or a
            click opens one in full. Times are UTC.
          </p>
        </>
      )}
      {row === undefined ? undefined : <RowDetails columns={columns} row={row} onClose={() => setRow(undefined)} />}
    </section>
  );
}

function seconds(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
