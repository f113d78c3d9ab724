import * as v from "valibot";
import { readFolder } from "./read-folder.ts";
import { ruleFile } from "./rule-file.ts";
import { ruleTest } from "./rule-test.ts";

const text = v.pipe(v.string(), v.nonEmpty());
/** A text of YAML that is a number or a truth value too: it is compared as text. */
const cell = v.union([v.string(), v.number(), v.boolean(), v.null()]);

/** A test of a hunting query: what happened, and the whole result at midnight after day D. */
const huntingQueryTest = v.strictObject({
  ...v.omit(ruleTest, ["alerts"]).entries,
  /** Knob of the query -> KQL that stands in its place. */
  knobs: v.optional(v.record(v.string(), text), {}),
  /** Every row in its order, with the columns that matter. */
  rows: v.array(v.record(v.string(), cell)),
});

/** `hunting-queries/<what-is-asked>.yaml`: Azure-Sentinel's keys, then ours. */
export const huntingQueryFile = v.strictObject({
  ...v.pick(ruleFile, [
    "id",
    "name",
    "description",
    "requiredDataConnectors",
    "tactics",
    "relevantTechniques",
    "query",
    "entityMappings",
    "version",
    "needs",
    "blindSpots",
  ]).entries,
  /** What it answers. */
  question: v.pipe(text, v.endsWith("?")),
  /** What to do with a row of the result. */
  onHit: text,
  tests: v.array(huntingQueryTest),
});

export type HuntingQueryTest = Readonly<v.InferOutput<typeof huntingQueryTest>>;

/** A hunting query, with the name of its file without `.yaml` (`dormant-people-with-access`). */
export type HuntingQueryFile = Readonly<v.InferOutput<typeof huntingQueryFile>> & { readonly slug: string };

/**
 * The hunting queries of the project, by slug.
 * @param root - Folder of the project.
 * @param slugs - Only these; undefined for all.
 * @throws ContentError
 */
export function readHuntingQueries(root: string, slugs?: readonly string[]): HuntingQueryFile[] {
  const files = readFolder(root, "hunting-queries", huntingQueryFile, slugs === undefined ? {} : { wanted: slugs });
  return [...files].map(([slug, query]) => Object.assign({ slug }, query));
}
