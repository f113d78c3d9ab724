import { useMemo, useState } from "preact/hooks";
import type { Cell, Column, Result } from "../../server/result.ts";
import { ResultTable } from "../../table/result-table.tsx";
import { download } from "../../table/download.ts";
import { separatedText } from "../../table/separated-text.ts";
import type { Format } from "./cell-format.ts";
import { GridCell } from "./grid-cell.tsx";
import { fieldOf, filteredRows, greatestValues, shownRows } from "./grid-rows.ts";
import type { Grid } from "./grid.ts";
import type { Sheet } from "./sheet.ts";
import { heights } from "./sizes.ts";
import type { Tile } from "./tile.ts";

export interface GridTableProps {
  readonly tile: Tile;
  readonly grid: Grid;
  readonly result: Result;
  readonly sheet: Sheet;
}

const plain: Format = { kind: "text", number: undefined };

/** A table as a workbook has it: with bars, colours, icons, a filter, and rows that lead on. */
export function GridTable({ tile, grid, result, sheet }: GridTableProps) {
  const { title, exports, size } = tile;
  const [filter, setFilter] = useState("");
  const shown = useMemo(() => shownRows(result, grid), [result, grid]);
  const rows = useMemo(() => filteredRows(shown.rows, shown.columns, filter), [shown, filter]);
  const greatest = useMemo(() => greatestValues(shown.columns, shown.rows), [shown]);
  const beside = useMemo(() => roomBeside(grid), [grid]);
  const draw = useMemo(
    () =>
      (cell: Cell, { name, type }: Column) => (
        <GridCell cell={cell} type={type} format={grid.formats.get(name) ?? plain} greatest={greatest.get(name) ?? 0} />
      ),
    [grid, greatest],
  );
  const follow = (row: readonly Cell[]): void =>
    sheet.drillDown(
      Object.fromEntries(exports.map(({ field, parameter }) => [parameter, fieldOf(shown.all, row, field)])),
    );
  return (
    <>
      <div class="workbook-head">
        <h2>{title}</h2>
        {grid.hasFilter ? (
          <input
            type="search"
            aria-label={`Filter ${title}`}
            placeholder="Filter"
            value={filter}
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          />
        ) : undefined}
        {tile.download === undefined ? undefined : (
          <button type="button" onClick={() => save(tile, grid, result, rows)}>
            CSV<span class="hidden">: {title}</span>
          </button>
        )}
      </div>
      <ResultTable
        label={title}
        columns={shown.columns}
        rows={rows}
        headings={grid.headings}
        beside={beside}
        draw={draw}
        rowsInSight={heights[size].rows}
        onRow={exports.length === 0 ? undefined : follow}
      />
      <p class="workbook-foot quiet">
        {rowsText(rows.length, shown)}
        {exports.length === 0 ? undefined : " Click a row, or press Enter on it, to look closer."}
      </p>
    </>
  );
}

/** Characters that an icon takes. */
const iconRoom = 3;

function roomBeside({ formats }: Grid): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...formats].flatMap(([name, { kind }]) => (kind === "thresholds" ? [[name, iconRoom]] : [])),
  );
}

function rowsText(filtered: number, { rows, of }: { readonly rows: readonly unknown[]; readonly of: number }): string {
  const all = of > rows.length ? `the first ${rows.length} of ${of.toLocaleString("en")}` : of.toLocaleString("en");
  if (filtered < rows.length) return `${filtered} of ${all} rows.`;
  return of === 1 ? "1 row." : `${all.charAt(0).toUpperCase()}${all.slice(1)} rows.`;
}

/** "all" is every row of the answer; else those that are seen. Hidden columns stay out. */
function save({ title, download: which }: Tile, grid: Grid, result: Result, seen: readonly (readonly Cell[])[]): void {
  const { columns, rows } = shownRows(result, { ...grid, most: result.rows.length });
  const headed = columns.map(({ name, type }) => ({ name: grid.headings[name] ?? name, type }));
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");
  download(`${name}.csv`, separatedText(headed, which === "all" ? rows : seen));
}
