import { compare } from "../../values/compare.ts";
import type { Value } from "../../values/types.ts";
import type { SortKey } from "../../plan/expressions.ts";
import { selectRows, type Table } from "../../tables/table.ts";
import { compile } from "../compile.ts";
import type { Implementations } from "../operator.ts";
import type { Runtime } from "../runtime.ts";
import { type RowOrder, sortRows } from "../sort-rows.ts";
import { firstRows, wholeNumber } from "./take.ts";

export const sortOperators = {
  sort: ({ keys }, { input, runtime }) => sorted(input, keys, runtime),
  top: async ({ keys, count }, { input, runtime }) =>
    firstRows(await sorted(input, keys, runtime), wholeNumber(count, runtime)),
} satisfies Implementations;

/** Stable: rows with equal keys keep their order. */
async function sorted(table: Table, keys: readonly SortKey[], runtime: Runtime): Promise<Table> {
  const orders: RowOrder[] = [];
  for (const key of keys) {
    const evaluate = compile(key.value, table, runtime);
    const values: Value[] = [];
    for (let row = 0; row < table.rows; row++) {
      if ((row & 0x3fff) === 0) {
        await runtime.breathe();
      }
      values.push(evaluate(row));
    }
    orders.push(rowOrder(values, key));
  }
  const rows = await sortRows(
    table.rows,
    (one, other) => {
      for (const order of orders) {
        const result = order(one, other);
        if (result !== 0) {
          return result;
        }
      }
      return one - other;
    },
    runtime,
  );
  return { ...selectRows(table, rows), ordered: true };
}

function rowOrder(values: readonly Value[], { descending, nullsFirst }: SortKey): RowOrder {
  const sign = descending ? -1 : 1;
  return (one, other) => {
    const left = values[one] ?? null;
    const right = values[other] ?? null;
    const distance = missingRank(left) - missingRank(right);
    return distance === 0 ? sign * (compare(left, right) || 0) : nullsFirst ? -distance : distance;
  };
}

/** NaN stands between the values and the nulls, on whichever side the nulls are (documentation of `sort`). */
function missingRank(value: Value): number {
  return value === null ? 2 : Number.isNaN(value) ? 1 : 0;
}
