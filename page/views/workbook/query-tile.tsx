import { useState } from "preact/hooks";
import { Chart } from "../../chart/chart.tsx";
import type { Result } from "../../server/result.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { ResultTable } from "../../table/result-table.tsx";
import { GridTable } from "./grid-table.tsx";
import { NumberTiles } from "./number-tiles.tsx";
import { questionOf } from "./question.ts";
import type { Question } from "./question.ts";
import type { Sheet } from "./sheet.ts";
import { heights } from "./sizes.ts";
import type { Tile } from "./tile.ts";

export interface TileProps {
  readonly tile: Tile;
  readonly sheet: Sheet;
}

/** A query, and its answer as the workbook wants it shown. */
export function QueryTile({ tile, sheet }: TileProps) {
  const question = questionOrError(tile, sheet);
  const { ask } = sheet;
  const { value, error, isLoading } = useAnswer(
    async (signal) => {
      if ("error" in question) throw new Error(question.error);
      return ask(question, signal);
    },
    [JSON.stringify(question), ask],
  );
  const shown = error === undefined || isLoading ? value : undefined;
  return (
    <section class="panel workbook-tile" aria-busy={isLoading}>
      <TileBody tile={tile} sheet={sheet} result={shown} isLoading={isLoading} />
      {error === undefined || isLoading ? undefined : <p role="alert">{error}</p>}
    </section>
  );
}

function questionOrError(tile: Tile, { values }: Sheet): Question | { readonly error: string } {
  try {
    return questionOf(tile.source, values);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

interface TileBodyProps extends TileProps {
  readonly result: Result | undefined;
  readonly isLoading: boolean;
}

function TileBody({ tile, sheet, result, isLoading }: TileBodyProps) {
  const { title, visual, empty } = tile;
  const heading = title === "" ? undefined : <h2>{title}</h2>;
  if (result === undefined) {
    return (
      <>
        {heading}
        {isLoading ? <Waiting tile={tile} /> : undefined}
      </>
    );
  }
  if (result.rows.length === 0) {
    return (
      <>
        {heading}
        <p class="quiet">{empty}</p>
      </>
    );
  }
  const cut = result.cut === undefined ? undefined : <p class="quiet">{result.cut}</p>;
  switch (visual.kind) {
    case "table":
      return (
        <>
          <GridTable tile={tile} grid={visual.grid} result={result} sheet={sheet} />
          {cut}
        </>
      );
    case "numbers":
      return (
        <>
          {heading}
          <NumberTiles visual={visual} result={result} />
          {cut}
        </>
      );
    case "chart":
      return (
        <>
          <ChartTile tile={tile} settings={visual.settings} result={result} />
          {cut}
        </>
      );
    case "unknown":
      return (
        <>
          {heading}
          <p class="quiet">{visual.what} is not shown here; these are its values.</p>
          <ResultTable label={title} columns={result.columns} rows={result.rows} />
        </>
      );
  }
}

/** As high as what comes, so that nothing jumps. */
function Waiting({ tile }: { readonly tile: Tile }) {
  return (
    <p class="workbook-waiting quiet" style={{ minHeight: `${heights[tile.size].chart}px` }}>
      Running …
    </p>
  );
}

interface ChartTileProps {
  readonly tile: Tile;
  readonly settings: Parameters<typeof Chart>[0]["settings"];
  readonly result: Result;
}

/** A chart, or its values: for whoever cannot see it, or wants the numbers. */
function ChartTile({ tile: { title, size }, settings, result }: ChartTileProps) {
  const [isTable, setTable] = useState(false);
  const { chart, rows } = heights[size];
  return (
    <>
      <div class="workbook-head">
        <h2>{title}</h2>
        <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          As a table<span class="hidden">: {title}</span>
        </button>
      </div>
      {isTable ? (
        <ResultTable label={title} columns={result.columns} rows={result.rows} rowsInSight={rows} />
      ) : (
        <Chart
          label={`${title}: a chart. "As a table" shows its values.`}
          settings={settings}
          result={result}
          height={chart}
        />
      )}
    </>
  );
}
