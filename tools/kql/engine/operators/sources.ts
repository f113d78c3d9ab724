import { QueryError } from "../../plan/position.ts";
import { arrayColumn } from "../../tables/columns.ts";
import { columnOf, tableFromRows } from "../../tables/table.ts";
import type { Value } from "../../values/types.ts";
import { compile, constantValue } from "../compile.ts";
import { type Implementations, noRows } from "../operator.ts";

export const sourceOperators = {
  table({ name, columns, mayBeMissing, position }, { runtime }) {
    const table = runtime.database.table(name) ?? (mayBeMissing ? tableFromRows(columns, []) : undefined);
    if (table === undefined) {
      throw new QueryError("query", `There are no rows for the table ${name}`, position);
    }
    return { ...table, schema: columns, columns: columns.map((column) => columnOf(table, column.name)) };
  },
  datatable: ({ columns, rows }) => tableFromRows(columns, rows),
  print({ columns, values }, { runtime }) {
    return tableFromRows(columns, [values.map(({ value }) => compile(value, noRows, runtime)(0))]);
  },
  async range({ columns: schema, from, to, step, position }, { runtime }) {
    const [first, last, by] = [from, to, step].map((scalar) => constantValue(scalar, noRows, runtime));
    if (Number(by) === 0) {
      throw new QueryError("value", "The step of a range must not be 0", position);
    }
    const type = schema[0]?.type ?? "long";
    const values: Value[] = [];
    for (const value of steps(plain(first, type), plain(last, type), plain(by, type))) {
      values.push(type === "int" ? Number(value) : value);
      if ((values.length & 0x3fff) === 0) {
        await runtime.breathe();
        runtime.checkRows(values.length);
      }
    }
    return { schema, columns: [arrayColumn(type, values)], rows: values.length, ordered: true };
  },
  scope({ scope, position }, { runtime }) {
    const table = runtime.scopes.get(scope);
    if (table === undefined) {
      throw new QueryError("query", "An inner pipeline has no rows to read", position);
    }
    return table;
  },
} satisfies Implementations;

/** Whole numbers and times as bigint, reals as number. */
function plain(value: Value | undefined, type: string): bigint | number | undefined {
  if (type === "real" || type === "decimal") {
    return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
  }
  return typeof value === "bigint" ? value : typeof value === "number" ? BigInt(Math.trunc(value)) : undefined;
}

function* steps(
  from: bigint | number | undefined,
  to: bigint | number | undefined,
  by: bigint | number | undefined,
): Generator<bigint | number> {
  if (typeof from === "bigint" && typeof to === "bigint" && typeof by === "bigint") {
    let at = from;
    while (by > 0n ? at <= to : at >= to) {
      yield at;
      at += by;
    }
  } else if (typeof from === "number" && typeof to === "number" && typeof by === "number") {
    // By multiples: a sum of many steps would drift.
    let index = 0;
    while (by > 0 ? from + index * by <= to : from + index * by >= to) {
      yield from + index * by;
      index++;
    }
  }
}
