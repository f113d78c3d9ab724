import { describe, expect, it } from "vitest";

import type { Database } from "../../tools/kql/engine/database.ts";
import { check } from "../../tools/kql/language/check.ts";
import type { TableSchema } from "../../tools/kql/language/schema.ts";
import { readTableFile, standardTables } from "../../tools/kql/language/table-files.ts";
import { constantColumn } from "../../tools/kql/tables/columns.ts";
import { type Table, tableFromRows } from "../../tools/kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../../tools/kql/values/ticks.ts";
import type { ScalarType, Value } from "../../tools/kql/values/types.ts";
import { places, tableName } from "./repository-queries.ts";
import { now, run } from "./running.ts";

const ticksPerMinute = 600_000_000n;

/** The tables of the bench. */
const benchTables: readonly TableSchema[] = [
  {
    name: "T",
    columns: [
      { name: "User", type: "string" },
      { name: "Action", type: "string" },
      { name: "Number", type: "long" },
      { name: "Time", type: "datetime" },
      { name: "Uuid", type: "string" },
      { name: "Json", type: "string" },
    ],
  },
  {
    name: "Users",
    columns: [
      { name: "User", type: "string" },
      { name: "Team", type: "string" },
    ],
  },
];

const tables = [
  readTableFile(new URL(`../../infra/tables/${tableName}.json`, import.meta.url)),
  ...standardTables(),
  ...benchTables,
];
const schema = { tables, functions: [], watchlists: [] };

const sources = ["auditevents", "itemusages", "signinattempts", "healthevents"];
const details = new Map<string, Value>([
  ["stream", "itemusages"],
  ["events", 40n],
  ["rejected", 1n],
  ["lag_seconds", 0n],
  ["token_expires_at", "2027-01-01T00:00:00Z"],
]);

/** The value of a column in a row: few different ones, so that keys meet; some rows have nulls. */
const samples: Readonly<Record<ScalarType, (row: number) => Value>> = {
  bool: (row) => (row % 3 === 0 ? null : row % 2 === 0),
  int: (row) => (row % 3 === 0 ? null : row),
  long: (row) => (row % 3 === 0 ? null : BigInt(row)),
  real: (row) => (row % 3 === 0 ? null : row / 2),
  decimal: (row) => row / 2,
  datetime: (row) => datetimeFromMilliseconds(now) - BigInt(row) * ticksPerMinute,
  timespan: (row) => BigInt(row) * ticksPerMinute,
  guid: () => null,
  string: (row) => ["", "red", "green"][row % 3] ?? "",
  dynamic: (row) => (row % 5 === 4 ? null : details),
};

/** Rows so that each source of the connector's table has some, those of one minute ago among them. */
function generated({ columns }: TableSchema): Table {
  const rows = Array.from({ length: 24 }, (_, row) =>
    columns.map(({ name, type }) => (name === "log_source" ? (sources[row % 4] ?? "") : samples[type](row))),
  );
  const arrival = constantColumn("datetime", datetimeFromMilliseconds(now) - ticksPerMinute, rows.length);
  return { ...tableFromRows(columns, rows), ingestionTime: arrival };
}

function databaseOf(tableOf: (table: TableSchema) => Table): Database {
  const byName = new Map(tables.map((table) => [table.name, tableOf(table)]));
  return { schema, table: (name) => byName.get(name) };
}

const empty = databaseOf(({ columns }) => ({
  ...tableFromRows(columns, []),
  ingestionTime: constantColumn("datetime", 0n, 0),
}));
const filled = databaseOf(generated);

describe.each(Object.entries(places))("queries of the repository: %s", (_, find) => {
  const queries = find();

  it("are found", () => {
    expect(queries).not.toEqual([]);
  });

  it.each(queries)("$where is one that the binder finds nothing wrong with", ({ text }) => {
    expect(check(text, schema).findings).toEqual([]);
  });

  it.each(queries)("$where gives the binder's columns, without rows and with some", async ({ text }) => {
    expect((await run(text, empty)).columns).not.toEqual([]);
    expect((await run(text, filled)).columns).not.toEqual([]);
  });
});
