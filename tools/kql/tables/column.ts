import type { ScalarType, Value } from "../values/types.ts";

/** Row numbers of another column. */
export type Selection = Uint32Array;

/** In a selection: no row, the value is missing (the other side of an outer join). */
export const noRow = 0xffff_ffff;

/**
 * A column, read by row number. Columns are never changed once made, so tables share them:
 * `where`, `sort`, `take` and `join` copy row numbers, not values.
 */
export interface Column {
  readonly type: ScalarType;
  readonly length: number;
  get(row: number): Value;
  /** The same column with other rows. `compositions` is shared by the columns of a table, so that they share row numbers too. */
  select(rows: Selection, compositions: Map<Selection, Selection>): Column;
}
