import type { Database } from "../../tools/kql/engine/database.ts";
import { watchlistColumns, watchlistTable } from "../../tools/kql/language/schema.ts";
import { tableFromRows } from "../../tools/kql/tables/table.ts";

const columns = [
  { name: "name", type: "string" },
  { name: "n", type: "long" },
] as const;

const hosts = { alias: "hosts", columns: ["Host"] };

const tables = new Map([
  [
    "T",
    tableFromRows(columns, [
      ["a", 1n],
      ["b", 2n],
    ]),
  ],
  [watchlistTable("hosts"), tableFromRows(watchlistColumns(hosts), [["1", null, "server", "server"]])],
]);

/** A small workspace: a table, functions over it, a watchlist. */
export const workspace: Database = {
  schema: {
    tables: [{ name: "T", columns }],
    functions: [
      { name: "AtLeast", parameters: "least:long=1", body: "T | where n >= least" },
      { name: "All", parameters: "", body: "AtLeast(least=0)" },
      { name: "Broken", parameters: "", body: "T\n| fork (take 1)" },
    ],
    watchlists: [hosts],
  },
  table: (name) => tables.get(name),
};
