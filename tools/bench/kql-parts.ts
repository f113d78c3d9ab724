import type { Database } from "../kql/engine/database.ts";
import type { ColumnSchema } from "../kql/language/schema.ts";
import { createTableWriter } from "../kql/tables/table-writer.ts";
import type { Table } from "../kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../kql/values/ticks.ts";
import type { Value } from "../kql/values/types.ts";

/** Rows of `T`. */
export const rowsOfPart = 1_000_000;
/** Rows of `Users`. */
const userCount = 10_000;

/** What a part of the KQL bench runs, and which columns of `T` it has: memory is that of the columns used. */
export interface KqlPart {
  /** As figures have it: `kql_<name>_...`. */
  readonly name: string;
  readonly meaning: string;
  readonly query: string;
  readonly columns: readonly (keyof typeof makers)[];
}

/** A million rows through one kind of work each. */
export const kqlParts: readonly KqlPart[] = [
  {
    name: "filter",
    meaning: "filter and summarize",
    query: "T | where Action == 'reveal' and Number > 100 | summarize count(), sum(Number), max(Time) by User",
    columns: ["Action", "Number", "Time", "User"],
  },
  {
    name: "join",
    meaning: "join with ten thousand rows",
    query: "T | join kind=inner Users on User | summarize count(), max(Number) by Team",
    columns: ["User", "Number"],
  },
  {
    name: "arg_max",
    meaning: "arg_max(Time, *) by a uuid",
    query: "T | summarize arg_max(Time, *) by Uuid",
    columns: ["Uuid", "Time", "User", "Action", "Number"],
  },
  {
    name: "make_set",
    meaning: "make_set of users by action",
    query: "T | summarize make_set(User) by Action",
    columns: ["User", "Action"],
  },
  {
    name: "parse_json",
    meaning: "parse_json of texts that never repeat",
    query: "T | extend Bag = parse_json(Json) | summarize sum(tolong(Bag.n)), dcount(tostring(Bag.app.name))",
    columns: ["Json"],
  },
];

const start = datetimeFromMilliseconds(Date.UTC(2026, 0, 1));
const actions = [
  "reveal",
  "fill",
  "secure-copy",
  "enter-item-edit-mode",
  "select-sso-provider",
  "other",
  "share",
  "export",
];

/** Spreads whole numbers, the same ones in every run. */
const spread = (row: number, below: number): number => (Math.imul(row + 1, 0x9e37_79b1) >>> 0) % below;

/** The columns of `T`: how the value of a row is made. One identifier in eleven comes twice. */
const makers = {
  Uuid: {
    type: "string",
    of: (row: number): Value => `EVENT${String(row % 11 === 0 ? row >> 1 : row).padStart(21, "0")}`,
  },
  Time: { type: "datetime", of: (row: number): Value => start + BigInt(row) * 26_000_000n },
  User: { type: "string", of: (row: number): Value => userName(spread(row, userCount)) },
  Action: { type: "string", of: (row: number): Value => actions[spread(row, 97) % actions.length] ?? "" },
  Number: { type: "long", of: (row: number): Value => BigInt(spread(row, 1_000)) },
  Json: {
    type: "string",
    of: (row: number): Value =>
      `{"uuid":"${row}","n":${spread(row, 1_000)},"app":{"name":"app ${row % 50}","version":"8.10.${row % 90}"},"ip":"192.0.2.${row % 250}"}`,
  },
} as const;

function userName(index: number): string {
  return `person${index}@contoso.example`;
}

/** `T` with a million rows in the form that the workspace keeps, and `Users` with ten thousand. */
export function partDatabase({ columns }: KqlPart): Database {
  const writer = createTableWriter(columns.map((name): ColumnSchema => ({ name, type: makers[name].type })));
  for (let row = 0; row < rowsOfPart; row++) {
    writer.append(new Map(columns.map((name) => [name, makers[name].of(row)])));
  }
  const users = createTableWriter([
    { name: "User", type: "string" },
    { name: "Team", type: "string" },
  ]);
  for (let index = 0; index < userCount; index++) {
    users.append({ User: userName(index), Team: `team ${index % 20}` });
  }
  const tables = new Map<string, Table>([
    ["T", writer.table()],
    ["Users", users.table()],
  ]);
  return {
    schema: {
      tables: Array.from(tables, ([name, { schema }]) => ({ name, columns: schema })),
      functions: [],
      watchlists: [],
    },
    table: (name) => tables.get(name),
  };
}
