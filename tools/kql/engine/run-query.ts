import type { DatabaseSchema } from "../language/schema.ts";
import type { Table } from "../tables/table.ts";
import { lowered, planOf } from "./close-columns.ts";
import type { Database } from "./database.ts";
import { execute } from "./execute.ts";
import { createRuntime, type RunOptions, type Runtime } from "./runtime.ts";

/** A query that is ready to run, as often as one likes, over any rows of its schema. */
export interface PreparedQuery {
  /**
   * Costs the execution only; where only the rows tell the columns (`bag_unpack`), also the search for them.
   *
   * @throws QueryError when a limit is reached, or a value is refused; the signal's reason when it is aborted.
   */
  run(database: Pick<Database, "table">, options: RunOptions): Promise<Table>;
}

/**
 * Parses, binds and lowers a query. The work is remembered by text and schema object, so a text may be prepared again
 * instead of kept; after a change of tables, functions or watchlists there must be a new schema object.
 *
 * @param schema of the databases that it will run over: rows change, the schema does not.
 * @throws QueryError when the query is wrong or needs what this engine lacks.
 */
export function prepareQuery(text: string, schema: DatabaseSchema): PreparedQuery {
  lowered(text, schema);
  return {
    async run(database, options) {
      const runtime = createRuntime({ schema, table: (name) => database.table(name) }, options);
      const table = await execute(await planOf(text, runtime), runtime);
      await settle(table, runtime);
      return table;
    },
  };
}

/** Makes the values that would be made when they are read: what a result costs counts for the run, and reading it cannot fail. */
async function settle({ columns, rows }: Table, runtime: Runtime): Promise<void> {
  for (const column of columns.filter(({ isLazy }) => isLazy)) {
    for (let row = 0; row < rows; row++) {
      if ((row & 0xfff) === 0) {
        await runtime.breathe();
      }
      column.get(row);
    }
  }
}

/**
 * Runs a query; see {@link prepareQuery} for many runs. `now` is milliseconds since 1970: what `now()` and `ago()` count from.
 *
 * @throws QueryError when the query is wrong, needs what this engine lacks, or reaches a limit; the signal's reason when it is aborted.
 */
export async function runQuery(text: string, database: Database, options: RunOptions): Promise<Table> {
  return await prepareQuery(text, database.schema).run(database, options);
}
