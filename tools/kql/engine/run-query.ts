import type { Table } from "../tables/table.ts";
import { planOf } from "./close-columns.ts";
import type { Database } from "./database.ts";
import { execute } from "./execute.ts";
import { createRuntime, type RunOptions } from "./runtime.ts";

/**
 * Runs a query. `now` is milliseconds since 1970: what `now()` and `ago()` count from.
 *
 * @throws QueryError when the query is wrong, needs what this engine lacks, or reaches a limit; the signal's reason when it is aborted.
 */
export async function runQuery(text: string, database: Database, options: RunOptions): Promise<Table> {
  const runtime = createRuntime(database, options);
  return await execute(await planOf(text, runtime), runtime);
}
