import { computedColumn, constantColumn } from "../../tables/columns.ts";
import type { Column } from "../../tables/column.ts";
import { columnOf, type Table } from "../../tables/table.ts";
import type { NamedScalar } from "../../plan/expressions.ts";
import { compile, readsOtherRows } from "../compile.ts";
import { codesRead } from "../once-per-code.ts";
import type { Implementations } from "../operator.ts";
import type { Runtime } from "../runtime.ts";

export const project = {
  project({ values, columns }, { input, runtime }) {
    return { ...input, schema: columns, columns: values.map((value) => makeColumn(value, input, runtime)) };
  },
} satisfies Implementations;

/** A column that is passed on costs nothing; one that is made is made when it is read. */
export function makeColumn({ type, value }: NamedScalar, input: Table, runtime: Runtime): Column {
  if (value.kind === "column") {
    return columnOf(input, value.name);
  }
  if (value.kind === "literal") {
    return constantColumn(type, value.value, input.rows);
  }
  return computedColumn(type, input.rows, compile(value, input, runtime), {
    rowsDependOnEachOther: readsOtherRows(value),
    codes: codesRead(value, input),
    everyChunk: () => runtime.checkTime(),
  });
}
