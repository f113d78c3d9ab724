import { compare } from "../../values/compare.ts";
import type { Value } from "../../values/types.ts";
import type { SortKey } from "../../plan/expressions.ts";
import { selectRows, type Table } from "../../tables/table.ts";
import { compile } from "../compile.ts";
import type { Implementations } from "../operator.ts";
import type { Runtime } from "../runtime.ts";
import { firstRows, wholeNumber } from "./take.ts";

export const sortOperators = {
  sort: ({ keys }, { input, runtime }) => sorted(input, keys, runtime),
  top: ({ keys, count }, { input, runtime }) => firstRows(sorted(input, keys, runtime), wholeNumber(count, runtime)),
} satisfies Implementations;

/** Stable: rows with equal keys keep their order. */
function sorted(table: Table, keys: readonly SortKey[], runtime: Runtime): Table {
  const orders = keys.map((key) => {
    const evaluate = compile(key.value, table, runtime);
    const values = Array.from({ length: table.rows }, (_, row) => evaluate(row));
    return rowOrder(values, key);
  });
  runtime.checkTime();
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row).toSorted((one, other) => {
    for (const order of orders) {
      const result = order(one, other);
      if (result !== 0) {
        return result;
      }
    }
    return one - other;
  });
  return { ...selectRows(table, rows), ordered: true };
}

function rowOrder(
  values: readonly Value[],
  { descending, nullsFirst }: SortKey,
): (one: number, other: number) => number {
  const sign = descending ? -1 : 1;
  return (one, other) => {
    const [left, right] = [values[one] ?? null, values[other] ?? null];
    const distance = missingRank(left) - missingRank(right);
    return distance === 0 ? sign * (compare(left, right) || 0) : nullsFirst ? -distance : distance;
  };
}

/** NaN stands between the values and the nulls, on whichever side the nulls are (documentation of `sort`). */
function missingRank(value: Value): number {
  return value === null ? 2 : Number.isNaN(value) ? 1 : 0;
}
