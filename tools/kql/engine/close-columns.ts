import { check } from "../language/check.ts";
import type { DatabaseSchema } from "../language/schema.ts";
import { applyEdits, OpenColumns } from "../plan/lower/open-columns.ts";
import { lowerQuery } from "../plan/lower/query.ts";
import type { Tabular } from "../plan/tabular.ts";
import { execute } from "./execute.ts";
import { foundColumns } from "./operators/evaluate.ts";
import type { Runtime } from "./runtime.ts";

/** A text that has been parsed, bound and lowered: its plan, or what is still to be found out about its columns. */
export type Lowered = Tabular | OpenColumns;

/** Plans of one schema that are kept. Rules, tiles and their functions are a few hundred; what people type comes and goes. */
const mostKept = 500;

const keptBySchema = new WeakMap<DatabaseSchema, Map<string, Lowered>>();

/**
 * Parses, binds and lowers a text, once for each schema object; the plans used last are kept.
 *
 * @throws QueryError when the query is wrong or needs what this engine lacks.
 */
export function lowered(text: string, schema: DatabaseSchema): Lowered {
  const kept = keptBySchema.get(schema) ?? new Map<string, Lowered>();
  keptBySchema.set(schema, kept);
  const found = kept.get(text) ?? lowerNow(text, schema);
  // A map keeps its keys in the order in which they came: the first one was used longest ago.
  kept.delete(text);
  kept.set(text, found);
  const [oldest = text] = kept.keys();
  if (kept.size > mostKept) {
    kept.delete(oldest);
  }
  return found;
}

function lowerNow(text: string, schema: DatabaseSchema): Lowered {
  try {
    return lowerQuery(text, check(text, schema), schema.tables);
  } catch (error) {
    if (error instanceof OpenColumns) {
      return error;
    }
    throw error;
  }
}

/**
 * The plan of a query. Where the binder cannot know columns (see `OpenColumns`), the part before is run, the columns are
 * written into the query, and it is bound anew; places in errors then count in the longer text.
 */
export async function planOf(text: string, runtime: Runtime): Promise<Tabular> {
  const plan = lowered(text, runtime.database.schema);
  if (!(plan instanceof OpenColumns)) {
    return plan;
  }
  const { explore, edits } = plan;
  const found =
    explore === undefined ? [] : await foundColumns(explore, await execute(explore.inputs[0], runtime), runtime);
  return await planOf(applyEdits(text, edits(found)), runtime);
}
