import path from "node:path";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { readVendorDetections } from "../../../tools/content/files/vendor-detections.ts";
import { watchlistTable } from "../../../tools/kql/language/schema.ts";
import type { TestOrder } from "../../../tools/content/playing/test-thread.ts";
import { ArmError } from "../../azure/resource-manager/arm-error.ts";
import type { LocalCloud } from "../../cloud.ts";
import type { ContentLists, ParserAnswer, WatchlistAnswer } from "../answers/content.ts";
import {
  huntingQueryAnswer,
  huntingQueryLine,
  parserLine,
  ruleAnswer,
  ruleLine,
  watchlistLine,
} from "../content/answers-of-files.ts";
import { createContentFiles, type FilesRead } from "../content/content-files.ts";
import { deployedRules, type Deployment, switchRule } from "../content/deployed-rules.ts";
import { type ContentQueries, readersOfParser, readersOfWatchlist } from "../content/readers.ts";
import { createTestRuns } from "../content/test-run.ts";

const projectRoot = path.join(import.meta.dirname, "../../..");

/** What the content is deployed to. */
interface ContentDependencies {
  readonly cloud: Deployment & Pick<LocalCloud, "database">;
}

const ruleChange = v.strictObject({ enabled: v.boolean() });

/**
 * The content of the project, as its files are now and as it is deployed; see answers/content.ts.
 *
 * - `GET /`; `GET /rules/:slug`, `/parsers/:name`, `/hunting-queries/:slug`, `/watchlists/:alias`
 * - `PUT /rules/:slug` with `{ "enabled": false }`
 * - `POST /rules/:slug/tests`, `/hunting-queries/:slug/tests`: newline-delimited JSON, a `TestLine` each
 * @param root - Folder of the project.
 */
export function createContentRoutes({ cloud }: ContentDependencies, root: string = projectRoot): Hono {
  const files = createContentFiles(root);
  const runs = createTestRuns();
  const api = new Hono();

  const rowsOf = (alias: string): number | undefined => cloud.database().table(watchlistTable(alias))?.rows;
  const queries = async (): Promise<ContentQueries> => ({
    rules: (await files.rules()).files,
    huntingQueries: (await files.huntingQueries()).files,
    parsers: files.parsers().files,
  });

  api.get("/", async (context) => {
    const [rules, huntingQueries] = [await files.rules(), await files.huntingQueries()];
    const [parsers, watchlists] = [files.parsers(), files.watchlists()];
    const find = deployedRules(cloud);
    return context.json({
      rules: rules.files.map((file) => ruleLine(file, find(file.id))).toSorted(byName),
      parsers: parsers.files.map(parserLine),
      huntingQueries: huntingQueries.files.map(huntingQueryLine).toSorted(byName),
      watchlists: watchlists.files.map((file) => watchlistLine(file, rowsOf(file.alias))),
      problems: [rules, parsers, huntingQueries, watchlists].flatMap(({ problems }) => problems),
    } satisfies ContentLists);
  });

  api.get("/rules/:slug", async (context) => {
    const { slug } = context.req.param();
    const read = await files.rules();
    const file = read.files.find((each) => each.slug === slug);
    if (file === undefined) return missing(context, `analytics-rules/${slug}.yaml`, read);
    const detections = file.covers.length === 0 ? [] : readVendorDetections(root);
    return context.json(ruleAnswer(file, deployedRules(cloud)(file.id), detections));
  });

  api.put("/rules/:slug", async (context) => {
    const { slug } = context.req.param();
    const sent = v.safeParse(ruleChange, await context.req.json().catch(() => undefined));
    if (!sent.success) return context.json({ error: 'Send { "enabled": true } or { "enabled": false }.' }, 400);
    const read = await files.rules();
    const file = read.files.find((each) => each.slug === slug);
    if (file === undefined) return missing(context, `analytics-rules/${slug}.yaml`, read);
    const { resource } = deployedRules(cloud)(file.id);
    if (resource === undefined) return context.json({ error: `The rule ${slug} is not deployed here.` }, 404);
    try {
      await switchRule(resource, sent.output.enabled, cloud.manager);
    } catch (error) {
      if (error instanceof ArmError) return context.json({ error: error.message }, 409);
      throw error;
    }
    return context.json(ruleLine(file, deployedRules(cloud)(file.id)));
  });

  api.get("/parsers/:name", async (context) => {
    const { name } = context.req.param();
    const read = files.parsers();
    const file = read.files.find((each) => each.name === name);
    if (file === undefined) return missing(context, `parsers/${name}.yaml`, read);
    return context.json({
      ...parserLine(file),
      parameters: file.parameters,
      columns: file.columns,
      query: file.query,
      isDeployed: cloud.database().schema.functions.some((known) => known.name === name),
      readers: readersOfParser(name, await queries()),
    } satisfies ParserAnswer);
  });

  api.get("/hunting-queries/:slug", async (context) => {
    const { slug } = context.req.param();
    const read = await files.huntingQueries();
    const file = read.files.find((each) => each.slug === slug);
    if (file === undefined) return missing(context, `hunting-queries/${slug}.yaml`, read);
    return context.json(huntingQueryAnswer(file));
  });

  api.get("/watchlists/:alias", async (context) => {
    const { alias } = context.req.param();
    const read = files.watchlists();
    const file = read.files.find((each) => each.alias === alias);
    if (file === undefined) return missing(context, `watchlists/${alias}.yaml`, read);
    return context.json({
      ...watchlistLine(file, rowsOf(alias)),
      searchKey: file.searchKey,
      columns: file.columns,
      readers: readersOfWatchlist(alias, await queries()),
    } satisfies WatchlistAnswer);
  });

  function beginTests(context: Context, order: Omit<TestOrder, "root">): Response {
    const headers = { "content-type": "application/x-ndjson", "cache-control": "no-store" };
    return context.body(runs.begin({ root, ...order }), 200, headers);
  }

  api.post("/rules/:slug/tests", async (context) => {
    const { slug } = context.req.param();
    const read = await files.rules();
    const isThere = read.files.some((each) => each.slug === slug);
    return isThere
      ? beginTests(context, { kind: "rules", slug })
      : missing(context, `analytics-rules/${slug}.yaml`, read);
  });

  api.post("/hunting-queries/:slug/tests", async (context) => {
    const { slug } = context.req.param();
    const read = await files.huntingQueries();
    const isThere = read.files.some((each) => each.slug === slug);
    return isThere
      ? beginTests(context, { kind: "hunting-queries", slug })
      : missing(context, `hunting-queries/${slug}.yaml`, read);
  });

  return api;
}

function byName({ name: one }: { readonly name: string }, { name: other }: { readonly name: string }): number {
  return one.localeCompare(other, "en");
}

/** Why a file cannot be shown: it is not there, or it has mistakes. */
function missing(context: Context, file: string, { problems }: FilesRead<unknown>): Response {
  const own = problems.filter((problem) => problem.startsWith(`${file}:`));
  if (own.length > 0) return context.json({ error: own.join("\n") }, 422);
  return context.json({ error: `There is no ${file}.` }, 404);
}
