import type { Database } from "../../kql/engine/database.ts";
import {
  type DatabaseSchema,
  type WatchlistSchema,
  watchlistColumns,
  watchlistTable,
} from "../../kql/language/schema.ts";
import { type Table, tableFromRows } from "../../kql/tables/table.ts";
import type { RuleTest } from "../files/rule-test.ts";
import { foreignTable } from "./foreign-tables.ts";
import type { PlayedEvent } from "./played-events.ts";
import { storedRows } from "./stored-rows.ts";

const ownTable = "OnePasswordEventLogs_CL";

/** A workspace as a test fills it. */
export interface PlayedDatabase extends Database {
  /** Of all rows, in milliseconds since 1970. */
  readonly lastArrival: number;
}

/** Makes workspaces for tests. Those with the same watchlists share a schema, so that queries are bound once. */
export function createPlayedDatabases(
  content: DatabaseSchema,
): (test: Pick<RuleTest, "watchlists" | "tables">, events: readonly PlayedEvent[]) => PlayedDatabase {
  const schemas = new Map<string, DatabaseSchema>();
  const emptyTables = new Map<string, Table>(
    content.tables.map(({ name, columns }) => [name, tableFromRows(columns, [])]),
  );
  const columnsOf = (name: string) => content.tables.find((table) => table.name === name)?.columns ?? [];

  function schemaWith(watchlists: readonly WatchlistSchema[]): DatabaseSchema {
    const key = JSON.stringify(watchlists);
    const schema = schemas.get(key) ?? { ...content, watchlists };
    schemas.set(key, schema);
    return schema;
  }

  return ({ watchlists = {}, tables = {} }, events) => {
    const lists = Object.entries(watchlists).map(([alias, rows]): [WatchlistSchema, typeof rows] => {
      const known = content.watchlists.find((list) => list.alias === alias);
      return [known ?? { alias, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))] }, rows];
    });
    const filled = new Map<string, Table>(
      lists.map(([list, rows]) => [watchlistTable(list.alias), listTable(list, rows)]),
    );
    let lastArrival = Math.max(...events.map(({ arrives }) => arrives));
    for (const [name, rows] of Object.entries(tables)) {
      const made = foreignTable({ name, columns: columnsOf(name) }, rows);
      filled.set(name, made.table);
      lastArrival = Math.max(lastArrival, made.lastArrival);
    }
    if (events.length > 0) filled.set(ownTable, storedRows(columnsOf(ownTable), events));
    return {
      schema: schemaWith(lists.map(([list]) => list)),
      table: (name) => filled.get(name) ?? emptyTables.get(name),
      lastArrival,
    };
  };
}

/** The first column of a list is its search key. */
function listTable(list: WatchlistSchema, rows: readonly Readonly<Record<string, string>>[]): Table {
  for (const name of rows.flatMap((row) => Object.keys(row))) {
    if (!list.columns.includes(name)) throw new Error(`The watchlist ${list.alias} has no column ${name}.`);
  }
  const [key = ""] = list.columns;
  return tableFromRows(
    watchlistColumns(list),
    rows.map((row, index) => [
      `${list.alias}-${index + 1}`,
      null,
      row[key] ?? "",
      ...list.columns.map((name) => row[name] ?? ""),
    ]),
  );
}
