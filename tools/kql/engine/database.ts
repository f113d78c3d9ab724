import type { DatabaseSchema } from "../language/schema.ts";
import type { Table } from "../tables/table.ts";

/** What a query reads. */
export interface Database {
  readonly schema: DatabaseSchema;
  /** The rows of a table of the schema; of a watchlist under `watchlistTable(alias)`. Its columns have the names and types of the schema. */
  table(name: string): Table | undefined;
}
