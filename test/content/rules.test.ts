import { describe, expect, test } from "vitest";

import { createPeriodView } from "../../local-cloud/azure/sentinel/period-view.ts";
import { ruleOfFile } from "../../local-cloud/azure/sentinel/rule-of-file.ts";
import { runRule } from "../../local-cloud/azure/sentinel/run-rule.ts";
import { contentSchema } from "../../tools/content/content-schema.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { asExpected, compareAlerts } from "../../tools/content/playing/compare-alerts.ts";
import { testsOf } from "../../tools/content/playing/derived-tests.ts";
import { play } from "../../tools/content/playing/play.ts";
import { createPlayedDatabases } from "../../tools/content/playing/played-database.ts";
import { dayStart } from "../../tools/content/playing/play-time.ts";

const root = new URL("../../", import.meta.url).pathname;
/** `RULES=vault-exported,vault-shared`: only these. */
const wanted = process.env["RULES"]?.split(",");
const content = contentSchema(root);
const databaseFor = createPlayedDatabases(content);
const fiveMinutesMs = 5 * 60_000;
const emptyWatchlists = Object.fromEntries(content.watchlists.map(({ alias }) => [alias, []]));

describe.each(readRules(root, wanted))("$slug", (file) => {
  const rule = ruleOfFile(file);
  // Names in front: what "$name" shows of them is cut.
  const tests = testsOf(file).map((played) => [played.name, played] as const);
  const firing = tests.filter(([, { alerts }]) => alerts.length > 0).slice(0, 1);

  test.each(tests)("%s", async (_, { given, events, alerts }) => {
    const got = await play(rule, databaseFor(given, events));
    expect(compareAlerts(alerts, got)).toBe(asExpected);
  });

  // Whether now() in a query is the time of the run or the end of its period is documented nowhere.
  test.each(firing)("%s, with a now() five minutes earlier", async (_, { given, events, alerts }) => {
    const got = await play(rule, databaseFor(given, events), { nowShiftMs: -fiveMinutesMs });
    expect(compareAlerts(alerts, got)).toBe(asExpected);
  });

  test.each([
    { name: "no watchlist and no row", watchlists: {} },
    { name: "empty watchlists and no row", watchlists: emptyWatchlists },
  ])("a run with $name does not fail", async ({ watchlists }) => {
    const alerts = runRule(rule, createPeriodView(databaseFor({ watchlists }, [])), dayStart);
    await expect(alerts).resolves.toBeInstanceOf(Array);
  });
});
