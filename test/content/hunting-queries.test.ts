import { describe, expect, test } from "vitest";

import { contentSchema } from "../../tools/content/content-schema.ts";
import { deployedHuntingQuery } from "../../tools/content/build/deployed-hunting-query.ts";
import { createExaminer } from "../../tools/content/checks/examined-rule.ts";
import { huntingProblems, namesOfRules } from "../../tools/content/checks/hunting-checks.ts";
import { repeatedNames } from "../../tools/content/checks/repository.ts";
import { readHuntingQueries } from "../../tools/content/files/hunting-query-file.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { companyWatchlists } from "../../tools/bench/hunting.ts";
import { createWorld } from "../../tools/bench/detections/world.ts";
import { asExpected } from "../../tools/content/playing/compare-alerts.ts";
import { createHuntingCases } from "../../tools/content/playing/hunting-cases.ts";
import { runHunt } from "../../tools/content/playing/hunting-rows.ts";
import { createPlayedDatabases } from "../../tools/content/playing/played-database.ts";

const root = new URL("../../", import.meta.url).pathname;
/** `HUNTS=item-users,vault-first-use`: only these. */
const wanted = process.env["HUNTS"]?.split(",");
const content = contentSchema(root);
const examine = createExaminer(content);
const databaseFor = createPlayedDatabases(content);
const casesOf = createHuntingCases(content);
const emptyWatchlists = Object.fromEntries(content.watchlists.map(({ alias }) => [alias, []]));

const dayMs = 86_400_000;
const from = Date.UTC(2026, 2, 2);
const now = from + 12 * dayMs;
const world = await createWorld(root, {
  people: 25,
  seed: 5,
  from,
  days: 12,
  before: 0,
  watchlists: (whose) => companyWatchlists(whose, now - dayMs),
});
const company = world.quiet({ from, to: now, arrivedBy: now });

const hunts = readHuntingQueries(root, wanted);

describe.each(hunts)("$slug", (hunt) => {
  const deployed = { ...hunt, query: deployedHuntingQuery(hunt).query };

  test("has nothing wrong", () => {
    expect(huntingProblems(examine(hunt))).toEqual([]);
  });

  test("gives its entities as texts where it is deployed, and the binder minds nothing", () => {
    const { bound } = examine(deployed);
    expect(bound.findings.filter(({ severity }) => severity !== "suggestion")).toEqual([]);
    const entities = bound.columns?.filter(({ name }) => /^[A-Za-z]+_0_[A-Za-z]+$/u.test(name));
    expect(entities?.map(({ type }) => type)).toEqual(
      hunt.entityMappings.flatMap(({ fieldMappings }) => fieldMappings.map(() => "string")),
    );
  });

  // Names in front: what "$name" shows of them is cut.
  test.each(casesOf(hunt).map((each) => [each.name, each] as const))("%s", async (_, { run }) => {
    expect(await run()).toBe(asExpected);
  });

  test.each([
    { name: "no watchlist and no row", watchlists: {} },
    { name: "empty watchlists and no row", watchlists: emptyWatchlists },
  ])("runs with $name, and gives the columns that the binder says", async ({ watchlists }) => {
    const { schema } = await runHunt(deployed, databaseFor({ watchlists }, []));
    expect(schema.map(({ name, type }) => ({ name, type }))).toEqual(
      examine(deployed).bound.columns?.map(({ name, type }) => ({ name, type })),
    );
  });

  test("runs on the events of a company, and finds what is on its watchlists", async () => {
    const { rows } = await runHunt(hunt, company, { now });
    const isFilled = hunt.needs.length > 0 && hunt.needs.every((need) => need.startsWith("watchlist "));
    expect(rows).toBeGreaterThanOrEqual(isFilled ? 1 : 0);
  });
});

describe("hunting queries beside each other", () => {
  test("have ids, names and queries of their own, and no name of a rule", () => {
    expect(repeatedNames(hunts)).toEqual([]);
    expect(namesOfRules(hunts, readRules(root))).toEqual([]);
  });
});
