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

/** The rows in an order; empty cells last either way. Rows that are alike stay as they came. Texts stand after numbers. */
export function sortedRows<Row extends readonly (Cell | undefined)[]>(
  rows: readonly Row[],
  sorting: Sorting | undefined,
): readonly Row[] {
  if (sorting === undefined) return rows;
  const { column, descending } = sorting;
  const full: { readonly row: Row; readonly key: number | string }[] = [];
  const empty: Row[] = [];
  for (const row of rows) {
    const cell = row[column] ?? "";
    if (cell === "") empty.push(row);
    else full.push({ row, key: typeof cell === "number" ? cell : orderKey(String(cell)) });
  }
  const direction = descending ? -1 : 1;
  full.sort((one, other) => direction * compare(one.key, other.key));
  return [...full.map(({ row }) => row), ...empty];
}

function compare(one: number | string, other: number | string): number {
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}
