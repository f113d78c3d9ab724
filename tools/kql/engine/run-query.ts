import { check } from "../language/check.ts";
import { lowerQuery } from "../plan/lower/query.ts";
import type { Table } from "../tables/table.ts";
import type { Database } from "./database.ts";
import { execute } from "./execute.ts";
import { createRuntime, type RunOptions } from "./runtime.ts";

/**
 * Runs a query. `now` is milliseconds since 1970: what `now()` and `ago()` count from.
 *
 * @throws QueryError when the query is wrong, needs what this engine lacks, or reaches a limit; the signal's reason when it is aborted.
 */
export async function runQuery(text: string, database: Database, options: RunOptions): Promise<Table> {
  const plan = lowerQuery(text, check(text, database.schema));
  return await execute(plan, createRuntime(database, options));
}
