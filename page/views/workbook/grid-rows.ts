import type { Cell, Column, Result } from "../../server/result.ts";
import { cellText } from "../../table/cell-text.ts";
import { sortedRows } from "../../table/sorting.ts";
import type { Grid } from "./grid.ts";

type Row = readonly Cell[];

/** What a table shows of an answer. Its rows have the cells of the columns, and behind them those of the hidden ones. */
export interface ShownRows {
  readonly columns: readonly Column[];
  /** Columns of all cells of a row, the hidden ones last. */
  readonly all: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows that the answer has. */
  readonly of: number;
}

/** The columns that a grid shows, and its rows: sorted as it says, and no more than it wants. */
export function shownRows({ columns, rows }: Pick<Result, "columns" | "rows">, grid: Grid): ShownRows {
  const isHidden = ({ name }: Column): boolean => grid.formats.get(name)?.kind === "hidden";
  const seen = columns.flatMap((column, index) => (isHidden(column) ? [] : [index]));
  const unseen = columns.flatMap((column, index) => (isHidden(column) ? [index] : []));
  const order = [...seen, ...unseen];
  const by = columns.findIndex(({ name }) => name === grid.sorting?.column);
  const sorted = sortedRows(rows, by < 0 ? undefined : { column: by, descending: grid.sorting?.descending ?? false });
  const at = (index: number): Column => columns[index] ?? { name: "", type: "string" };
  return {
    columns: seen.map(at),
    all: order.map(at),
    rows: sorted.slice(0, grid.most).map((row) => order.map((index) => row[index] ?? null)),
    of: rows.length,
  };
}

/** The rows that have a text somewhere in what is shown of them, in small or in capital letters. */
export function filteredRows(rows: readonly Row[], columns: readonly Column[], text: string): readonly Row[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter((row) =>
    columns.some(({ type }, index) => cellText(row[index], type).toLowerCase().includes(wanted)),
  );
}

/** The greatest number of each column, 0 for one without: what bars and colours are measured by. */
export function greatestValues(columns: readonly Column[], rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(
    columns.map(({ name }, index) => [
      name,
      rows.reduce((greatest, row) => {
        const cell = row[index];
        return typeof cell === "number" && cell > greatest ? cell : greatest;
      }, 0),
    ]),
  );
}

/** The value of a column of a row, as a parameter takes it: nothing for an empty cell. */
export function fieldOf(columns: readonly Column[], row: Row, name: string): string {
  return String(row[columns.findIndex((column) => column.name === name)] ?? "");
}
