import { describe, expect, test } from "vitest";

import { ruleOfFile } from "../../../local-cloud/azure/sentinel/rule-of-file.ts";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { asExpected, compareAlerts } from "../../../tools/content/playing/compare-alerts.ts";
import { testsOf } from "../../../tools/content/playing/derived-tests.ts";
import { play } from "../../../tools/content/playing/play.ts";
import { createPlayedDatabases } from "../../../tools/content/playing/played-database.ts";
import { ruleWith, sampleAlert, sampleEvent } from "./sample-rule.ts";

const databaseFor = createPlayedDatabases(contentSchema(new URL("../../../", import.meta.url).pathname));

describe("each test that fires", () => {
  test("is played three times more: late, repeated, and as history", async () => {
    const file = ruleWith(sampleEvent + sampleAlert);
    const tests = testsOf(file);
    expect(tests.map(({ alerts }) => alerts.length)).toEqual([1, 1, 1, 0]);
    for (const { given, events, alerts } of tests) {
      expect(compareAlerts(alerts, await play(ruleOfFile(file), databaseFor(given, events)))).toBe(asExpected);
    }
  });

  test("finds a rule that misses what is late, alerts on repeats, or floods", async () => {
    const file = ruleWith(sampleEvent + sampleAlert);
    const query =
      "OnePasswordEventLogs_CL | where ingestion_time() > ago(65m) and ingestion_time() <= ago(5m) | project UserEmail = tostring(actor_details.email), Action = action, SrcIp = tostring(session.ip)";
    const careless = { ...ruleOfFile(file), query };
    const [, late, repeated, old] = testsOf(file);
    for (const played of [repeated, old]) {
      const got = await play(careless, databaseFor(played?.given ?? {}, played?.events ?? []));
      expect(compareAlerts(played?.alerts ?? [], got)).toContain("not expected:");
    }
    const byTime = { ...careless, query: query.replaceAll("ingestion_time()", "TimeGenerated") };
    const got = await play(byTime, databaseFor(late?.given ?? {}, late?.events ?? []));
    expect(compareAlerts(late?.alerts ?? [], got)).toContain("missing:");
  });

  test("is not, where the rule gives a reason", () => {
    const file = ruleWith(sampleEvent + sampleAlert, "{ late: why, repeated: why, backfill: why }");
    expect(testsOf(file)).toHaveLength(1);
  });

  test("is not late or old where all of it is the connector's own", () => {
    const file = ruleWith(`events: [{ health: {}, at: "10:00" }]${sampleAlert}`);
    expect(testsOf(file).map(({ name }) => name)).toEqual(["the test", "the test, each event twice"]);
  });
});
