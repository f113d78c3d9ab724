import { arrayColumn, joinedColumn } from "../../tables/columns.ts";
import type { Column } from "../../tables/column.ts";
import { columnOf, selectRows, type Table } from "../../tables/table.ts";
import type { ScalarType, Value } from "../../values/types.ts";
import { runInner } from "../inner-pipeline.ts";
import type { Implementations } from "../operator.ts";
import { expandRows } from "./elements.ts";

export const mvApply = {
  /** A row whose array is empty gives no rows, whatever the inner pipeline is ("mv-expand operator"; for `summarize` not confirmed). */
  async "mv-apply"(node, run) {
    const { input, runtime } = run;
    const { table, origins } = await expandRows(input, { ...node, bagsAsArrays: false }, runtime);
    const results: Table[] = [];
    const rows: number[] = [];
    for (let start = 0; start < origins.length;) {
      const origin = origins[start] ?? 0;
      const end = endOfRun(origins, start);
      const own = selectRows(
        table,
        Uint32Array.from({ length: end - start }, (_, index) => start + index),
      );
      const result = await runInner(node.query, node.scope, own, run);
      results.push(result);
      for (let row = 0; row < result.rows; row++) {
        rows.push(origin);
      }
      runtime.checkRows(rows.length);
      start = end;
    }
    const repeated = selectRows(input, Uint32Array.from(rows));
    const inner = new Map(node.query.columns.map((column, index) => [column.name, index]));
    const columns = node.columns.map(({ name, type }) => {
      const index = inner.get(name);
      return index === undefined ? columnOf(repeated, name) : gather(type, results, index);
    });
    return { schema: node.columns, columns, rows: rows.length, ordered: input.ordered === true };
  },
} satisfies Implementations;

function endOfRun(origins: Uint32Array, start: number): number {
  let end = start + 1;
  while (end < origins.length && origins[end] === origins[start]) {
    end++;
  }
  return end;
}

/** One column of several tables, one after the other: shared when they are few, copied when they are many. */
export function gather(type: ScalarType, tables: readonly Table[], index: number): Column {
  const parts = tables.flatMap((table) => table.columns[index] ?? []);
  if (parts.length <= 16) {
    return joinedColumn(type, parts);
  }
  const values: Value[] = [];
  for (const part of parts) {
    for (let row = 0; row < part.length; row++) {
      values.push(part.get(row));
    }
  }
  return arrayColumn(type, values);
}
