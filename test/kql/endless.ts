import type { Database } from "../../tools/kql/engine/database.ts";
import { constantColumn } from "../../tools/kql/tables/columns.ts";
import type { Value } from "../../tools/kql/values/types.ts";

/** Within the row limit of the query API. */
const rows = 9_000_000;
const columns = [
  { name: "n", type: "long" },
  { name: "d", type: "dynamic" },
] as const;
const ten: readonly Value[] = Array.from({ length: 10 }, () => 1n);

/** `T` has so many rows that every operator takes a while, which cost nothing: all are the same. */
export const endless: Database = {
  schema: { tables: [{ name: "T", columns }], functions: [], watchlists: [] },
  table: () => ({
    schema: columns,
    columns: [constantColumn("long", 1n, rows), constantColumn("dynamic", ten, rows)],
    rows,
  }),
};
