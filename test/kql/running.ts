import { expect } from "vitest";

import type { Database } from "../../tools/kql/engine/database.ts";
import { runQuery } from "../../tools/kql/engine/run-query.ts";
import type { RunOptions } from "../../tools/kql/engine/runtime.ts";
import { check } from "../../tools/kql/language/check.ts";
import { rowsOf, type Table } from "../../tools/kql/tables/table.ts";
import { toText } from "../../tools/kql/values/text.ts";
import type { ScalarType, Value } from "../../tools/kql/values/types.ts";

/** The instant of every test: `now()`. */
export const now = Date.UTC(2024, 2, 1, 12);

export const emptyDatabase: Database = {
  schema: { tables: [], functions: [], watchlists: [] },
  table: () => undefined,
};

/** Runs a query and holds its columns against the binder's, as every test of a query should. */
export async function run(
  query: string,
  database: Database = emptyDatabase,
  options: Partial<RunOptions> = {},
): Promise<Table> {
  const table = await runQuery(query, database, { now, ...options });
  const { columns } = check(query, database.schema);
  expect(table.schema).toEqual(columns);
  expect(table.columns.map((column) => column.type)).toEqual(columns?.map((column) => column.type));
  expect(rowsOf(table).flatMap((row) => row.filter((value, index) => !fits(value, table.schema[index]?.type)))).toEqual(
    [],
  );
  return table;
}

/** Whether a value has the representation that its type has in `values/types.ts`. */
function fits(value: Value, type: ScalarType | undefined): boolean {
  if (value === null) {
    return type !== "string";
  }
  const expected: Readonly<Record<ScalarType, string>> = {
    bool: "boolean",
    int: "number",
    long: "bigint",
    real: "number",
    decimal: "number",
    datetime: "bigint",
    timespan: "bigint",
    guid: "string",
    string: "string",
    dynamic: typeof value,
  };
  return type !== undefined && typeof value === expected[type];
}

/** The result as texts, a row an array: `null` for null, otherwise as `tostring` gives it. */
export async function texts(query: string, database?: Database): Promise<string[][]> {
  const table = await run(query, database);
  return rowsOf(table).map((row) =>
    row.map((value, index) => (value === null ? "null" : toText(value, table.schema[index]?.type ?? "dynamic"))),
  );
}

/** The value of one expression, as text. */
export async function valueOf(expression: string): Promise<string | undefined> {
  const [row] = await texts(`print ${expression}`);
  return row?.[0];
}
