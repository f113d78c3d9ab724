import { describe, expect, it } from "vitest";
import { createExaminer } from "../../tools/content/checks/examined-rule.ts";
import { ruleChecks } from "../../tools/content/checks/rule-checks.ts";
import { firing, lines, queryWith, silent } from "./broken-rules/broken-rule.ts";
import { brokenDeployments } from "./broken-rules/deployment.ts";
import { brokenQueries } from "./broken-rules/queries.ts";
import { brokenWords } from "./broken-rules/words.ts";
import { sampleRule, sampleSchema } from "./sample-rule.ts";

const examine = createExaminer(sampleSchema);
const connectors = sampleRule.requiredDataConnectors;
const broken = [...brokenQueries, ...brokenWords, ...brokenDeployments];

describe("the checks of a rule", () => {
  it.each(Object.entries(ruleChecks))("%s finds no fault with a good rule", (_name, check) => {
    expect(check(examine(sampleRule))).toEqual([]);
  });

  it.each(broken)("$check finds $what", ({ check, change, says }) => {
    expect(ruleChecks[check](examine({ ...sampleRule, ...change })).join("\n")).toContain(says);
  });

  it("have a broken rule each", () => {
    const tried = new Set<string>(broken.map(({ check }) => check));
    expect(Object.keys(ruleChecks).filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each([
    { what: "an optional watchlist", change: { query: queryWith(lines.doors) } },
    {
      what: "an optional table",
      change: {
        query: queryWith(lines.fuzzy),
        requiredDataConnectors: [...connectors, { connectorId: "Others", dataTypes: ["Foreign"] }],
      },
    },
    {
      what: "a watchlist that tunes it",
      change: { query: queryWith(lines.doors), tuning: [{ knob: "Doors", change: "Put doors there." }] },
    },
    {
      what: "a watchlist that it needs",
      change: {
        query: queryWith(lines.doors),
        needs: ["watchlist Doors"],
        tests: [{ ...firing, watchlists: { Doors: [{ Door: "d1" }] } }, silent],
      },
    },
  ])("find no fault with $what", ({ change }) => {
    const examined = examine({ ...sampleRule, ...change });
    expect(Object.values(ruleChecks).flatMap((check) => check(examined))).toEqual([]);
  });
});
