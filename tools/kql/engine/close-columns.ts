import { check } from "../language/check.ts";
import { applyEdits, OpenColumns } from "../plan/lower/open-columns.ts";
import { lowerQuery } from "../plan/lower/query.ts";
import type { Tabular } from "../plan/tabular.ts";
import { execute } from "./execute.ts";
import { foundColumns } from "./operators/evaluate.ts";
import type { Runtime } from "./runtime.ts";

/**
 * The plan of a query. Where the binder cannot know columns (see `OpenColumns`), the part before is run, the columns are
 * written into the query, and it is bound anew; places in errors then count in the longer text.
 */
export async function planOf(text: string, runtime: Runtime): Promise<Tabular> {
  const { schema } = runtime.database;
  try {
    return lowerQuery(text, check(text, schema), schema.tables);
  } catch (error) {
    if (!(error instanceof OpenColumns)) {
      throw error;
    }
    const { explore, edits } = error;
    const found =
      explore === undefined ? [] : foundColumns(explore, await execute(explore.inputs[0], runtime), runtime);
    return await planOf(applyEdits(text, edits(found)), runtime);
  }
}
