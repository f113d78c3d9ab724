import { describe, expect, it } from "vitest";

import { contentSchema } from "../../tools/content/content-schema.ts";
import { readParsers } from "../../tools/content/files/parser-file.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { run } from "../kql/running.ts";
import { testsOf } from "../../tools/content/playing/derived-tests.ts";
import { dayMs, dayStart } from "../../tools/content/playing/play-time.ts";
import { createPlayedDatabases } from "../../tools/content/playing/played-database.ts";

const root = new URL("../../", import.meta.url).pathname;
const databaseFor = createPlayedDatabases(contentSchema(root));
const rules = readRules(root);
/** Events of many kinds for the parsers. */
const someTests = rules.slice(0, 20).flatMap((rule) => testsOf(rule).slice(0, 1));

/** `run` holds names, types and values of the result against the binder's columns; it fails where they differ. */
describe("the columns that come out are those that the binder gives", () => {
  it.each(rules.map((rule) => [rule.slug, rule] as const))("of the rule %s", async (_, rule) => {
    // One test is enough for the columns, and binding takes its time.
    const [test] = testsOf(rule);
    const database = databaseFor(test?.given ?? {}, test?.events ?? []);
    await expect(run(rule.query, database, { now: dayStart + dayMs / 2 })).resolves.toHaveProperty("rows");
  });

  it.each(readParsers(root).map(({ name }) => name))("of the parser %s", async (name) => {
    for (const { given, events } of someTests) {
      const database = databaseFor(given, events);
      await expect(run(`${name}()`, database, { now: dayStart + dayMs })).resolves.toHaveProperty("rows");
    }
  });
});
