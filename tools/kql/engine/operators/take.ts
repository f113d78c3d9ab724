import { selectRows, type Table } from "../../tables/table.ts";
import type { Scalar } from "../../plan/expressions.ts";
import { constantValue } from "../compile.ts";
import { type Implementations, noRows } from "../operator.ts";
import type { Runtime } from "../runtime.ts";

export const take = {
  take: ({ count }, { input, runtime }) => firstRows(input, wholeNumber(count, runtime)),
} satisfies Implementations;

export function firstRows(table: Table, count: number): Table {
  return count >= table.rows
    ? table
    : selectRows(
        table,
        Uint32Array.from({ length: Math.max(0, count) }, (_, row) => row),
      );
}

/** A count that the query gives: a number of rows. */
export function wholeNumber(scalar: Scalar, runtime: Runtime): number {
  return Number(constantValue(scalar, noRows, runtime) ?? 0);
}
