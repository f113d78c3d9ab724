import { computedColumn } from "../../tables/columns.ts";
import { columnOf, selectRows, type Table } from "../../tables/table.ts";
import type { ColumnSchema } from "../../language/schema.ts";
import type { Scalar } from "../../plan/expressions.ts";
import { fromText } from "../../values/from-text.ts";
import { missing, type Value } from "../../values/types.ts";
import { compile } from "../compile.ts";
import { text } from "../functions/define.ts";
import type { Implementations } from "../operator.ts";
import type { Runtime } from "../runtime.ts";
import { pairsOf } from "./parse-pairs.ts";
import { matcherOf } from "./parse-pattern.ts";

export const parseOperators = {
  async parse(node, { input, runtime }) {
    const match = matcherOf(node);
    const made = node.parts.flatMap((part) => (part.kind === "column" ? [part.column] : []));
    const rows = node.onlyMatches ? await matchingRows(input, node.value, match, runtime) : input;
    const read = perText(rows, node.value, match, runtime);
    return withColumns(rows, node.columns, made, (index, row) => read(row)?.[index], runtime);
  },
  /** The first of several pairs with one key counts. */
  "parse-kv"(node, { input, runtime }) {
    const pairs = pairsOf(node);
    const read = perText(input, node.value, pairs, runtime);
    const valueAt = (index: number, row: number): Value | undefined => {
      const key = node.keys[index];
      const found = key === undefined ? undefined : read(row).get(key.name);
      return key === undefined || found === undefined ? undefined : fromText(found, key.type);
    };
    return withColumns(input, node.columns, node.keys, valueAt, runtime);
  },
} satisfies Implementations;

/** What is made of the text of a row. The last one is remembered: a query reads several columns of it. */
function perText<T>(input: Table, value: Scalar, make: (source: string) => T, runtime: Runtime): (row: number) => T {
  const evaluate = compile(value, input, runtime);
  let last: { readonly row: number; readonly made: T } | undefined;
  return (row) => {
    if (last?.row !== row) {
      last = { row, made: make(text(evaluate(row), value.type) ?? "") };
    }
    return last.made;
  };
}

async function matchingRows(
  input: Table,
  value: Scalar,
  match: (source: string) => unknown,
  runtime: Runtime,
): Promise<Table> {
  const read = perText(input, value, match, runtime);
  const rows: number[] = [];
  for (let row = 0; row < input.rows; row++) {
    if ((row & 0xfff) === 0) {
      await runtime.breathe();
    }
    if (read(row) !== undefined) {
      rows.push(row);
    }
  }
  return selectRows(input, Uint32Array.from(rows));
}

/** The input with the columns that are made, new or in place of old ones. */
function withColumns(
  input: Table,
  schema: readonly ColumnSchema[],
  made: readonly ColumnSchema[],
  valueAt: (index: number, row: number) => Value | undefined,
  runtime: Runtime,
): Table {
  const columns = schema.map(({ name, type }) => {
    const index = made.findLastIndex((column) => column.name === name);
    return index === -1
      ? columnOf(input, name)
      : computedColumn(type, input.rows, (row) => valueAt(index, row) ?? missing(type), {
          everyChunk: () => runtime.checkTime(),
        });
  });
  return { ...input, schema, columns };
}
