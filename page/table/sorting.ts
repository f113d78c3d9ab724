import type { Cell } from "../server/result.ts";
import { orderKey } from "./order-key.ts";

/** By which column, and which way. */
export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** What a click on a heading makes of the order: up, down, as it came. */
export function nextSorting(current: Sorting | undefined, column: number): Sorting | undefined {
  if (current?.column !== column) return { column, descending: false };
  return current.descending ? undefined : { column, descending: true };
}

/** Columns whose cells may be numbers in text: a long that a JavaScript number has no room for, a decimal. */
const numberTypes = new Set(["long", "decimal", "real"]);

/**
 * The rows in an order; empty cells last either way. Rows that are alike stay as they came. Texts stand after numbers.
 * @param type - KQL type of the column.
 */
export function sortedRows<Row extends readonly (Cell | undefined)[]>(
  rows: readonly Row[],
  sorting: Sorting | undefined,
  type = "string",
): readonly Row[] {
  if (sorting === undefined) return rows;
  const { column, descending } = sorting;
  const full: { readonly row: Row; readonly key: number | string }[] = [];
  const empty: Row[] = [];
  for (const row of rows) {
    const cell = row[column] ?? "";
    if (cell === "") empty.push(row);
    else full.push({ row, key: keyOf(cell, type) });
  }
  const direction = descending ? -1 : 1;
  full.sort((one, other) => direction * compare(one.key, other.key));
  return [...full.map(({ row }) => row), ...empty];
}

function keyOf(cell: Exclude<Cell, null>, type: string): number | string {
  if (typeof cell === "number") return cell;
  const number = numberTypes.has(type) ? Number(cell) : Number.NaN;
  return Number.isNaN(number) ? orderKey(String(cell)) : number;
}

function compare(one: number | string, other: number | string): number {
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}
