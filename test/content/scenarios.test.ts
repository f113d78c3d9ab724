import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { attacks } from "../../local-cloud/onepassword/attacks/attacks.ts";
import { playRule, playScenario } from "../../tools/bench/detections/play.ts";
import { isTooGrave } from "../../tools/bench/detections/report.ts";
import { createWorld } from "../../tools/bench/detections/world.ts";
import { prepareQuery } from "../../tools/kql/engine/run-query.ts";
import { rowsOf } from "../../tools/kql/tables/table.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";

/*
 * `npm run bench -- --detections` plays the same in a company of 500 for a month. Here forty people work for eighteen days: the first
 * fifteen are what baselines look back at, the last three are the quiet ones, in which the attacks are played too.
 */

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 2, 16);
const root = fileURLToPath(new URL("../../", import.meta.url));
const rules = readRules(root);
const world = await createWorld(root, { people: 40, seed: 3, from: monday, days: 4, before: 15 });
const has = (slug: string): boolean => rules.some((rule) => rule.slug === slug);

describe("attacks in a small company", () => {
  test("name only rules that there are", () => {
    const missing = attacks.flatMap((attack) => attack.rules.filter((slug) => !has(slug)));
    expect([...new Set(missing)].toSorted()).toEqual([]);
  });

  test.each(attacks)("$name is seen by every rule that should", async (attack) => {
    const { rules: seen } = await playScenario(world, attack, { at: monday + dayMs + 10 * 3_600_000, rules });
    const missed = seen.filter(({ outcome }) => outcome !== "fired" && outcome !== "missing");
    expect(missed).toEqual([]);
    expect(seen.length).toBeGreaterThan(0);
  });
});

describe("the bench's tables of parsed rows", () => {
  const day = { from: monday, to: monday + dayMs, arrivedBy: monday + dayMs };
  const options = { people: 10, seed: 3, from: monday, days: 1, before: 1, keepsRaw: true };

  test("hold what the parsers give", async () => {
    const small = await createWorld(root, options);
    const [quick, deployed] = [small.quiet(day), small.asDeployed(day)];
    for (const parser of [
      "OnePasswordSignIns",
      "OnePasswordItemUsages",
      "OnePasswordAuditEvents",
      "OnePasswordHealth",
    ]) {
      const query = `${parser}(starttime=ago(20h), endtime=ago(1h)) | sort by Uuid asc`;
      const run = async (view: typeof quick) =>
        rowsOf(await prepareQuery(query, view.schema).run(view, { now: day.to }));
      const rows = await run(quick);
      expect(rows.length).toBeGreaterThan(10);
      expect(rows).toEqual(await run(deployed));
    }
  });
});

describe("three quiet days of a small company", () => {
  const ready = rules.filter(({ needs }) => needs.length === 0);

  test.each(ready)("$slug runs, and gives no alert graver than Medium", async (rule) => {
    const { alerts, error, runs } = await playRule(rule, world.quiet, {
      from: monday,
      to: monday + 3 * dayMs,
      rarer: 4,
    });
    expect(error).toBeUndefined();
    expect(runs).toBeGreaterThan(0);
    expect(alerts.filter(isTooGrave)).toEqual([]);
  });
});
