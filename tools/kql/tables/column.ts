import type { ScalarType, Value } from "../values/types.ts";

/** Row numbers of another column. */
export type Selection = Uint32Array;

/** In a selection: no row, the value is missing (the other side of an outer join). */
export const noRow = 0xffff_ffff;

/** Numbers for the values of a column: rows with the same number have the same value. What is made of that value alone need be made only once. */
export interface Codes {
  /** All numbers are below it. */
  readonly size: number;
  /** The number of a row, or -1 for a row that has none. */
  of(row: number): number;
}

/**
 * A column, read by row number. Columns are never changed once made, so tables share them:
 * `where`, `sort`, `take` and `join` copy row numbers, not values.
 */
export interface Column {
  readonly type: ScalarType;
  readonly length: number;
  get(row: number): Value;
  /** Where values repeat. */
  readonly codes?: Codes | undefined;
  /** Whether values are made when they are read; what it takes is spent by the reader. */
  readonly isLazy?: boolean | undefined;
  /** The same column with other rows. `compositions` is shared by the columns of a table, so that they share row numbers too. */
  select(rows: Selection, compositions: Map<Selection, Selection>): Column;
}
