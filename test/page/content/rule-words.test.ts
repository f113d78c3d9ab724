import { describe, expect, it } from "vitest";
import { readersOfParser, readersOfWatchlist, watchlistsIn } from "../../../local-cloud/page-server/content/readers.ts";
import { groupingWords, triggerWords } from "../../../local-cloud/page-server/content/rule-words.ts";
import { readHuntingQueries } from "../../../tools/content/files/hunting-query-file.ts";
import { readParsers } from "../../../tools/content/files/parser-file.ts";

const grouping = {
  enabled: true,
  reopenClosedIncident: false,
  lookbackDuration: "1d",
  matchingMethod: "Selected" as const,
  groupByEntities: ["Account"],
  groupByAlertDetails: [],
  groupByCustomDetails: ["Vault"],
};

describe("words about a rule", () => {
  it.each([
    ["gt", 0, "more than 0 rows"],
    ["eq", 1, "exactly 1 row"],
    ["lt", 5, "fewer than 5 rows"],
    ["ne", 2, "any number of rows but 2"],
  ] as const)("%s %i is %s", (triggerOperator, triggerThreshold, words) => {
    expect(triggerWords({ triggerOperator, triggerThreshold })).toBe(words);
  });

  it.each([
    [{}, "Alerts with the same Account, Vault share an incident for 1d."],
    [{ matchingMethod: "AnyAlert" as const }, "Alerts of this rule share an incident for 1d."],
    [
      { matchingMethod: "AllEntities" as const, reopenClosedIncident: true },
      "Alerts with the same entities share an incident for 1d. A closed one is opened again.",
    ],
    [{ enabled: false }, "Each alert makes an incident of its own."],
  ])("grouping with %j is: %s", (change, words) => {
    const groupingConfiguration = { ...grouping, ...change };
    expect(groupingWords({ incidentConfiguration: { createIncident: true, groupingConfiguration } })).toBe(words);
  });

  it("says when there are no incidents", () => {
    const incidentConfiguration = { createIncident: false, groupingConfiguration: grouping };
    expect(groupingWords({ incidentConfiguration })).toBe("Its alerts make no incidents.");
  });
});

describe("who reads what", () => {
  const root = new URL("../../../", import.meta.url).pathname;
  const content = { rules: [], parsers: readParsers(root), huntingQueries: readHuntingQueries(root) };

  it("finds each watchlist of a query once", () => {
    expect(watchlistsIn(`union _GetWatchlist("A"), _GetWatchlist('B'), _GetWatchlist( "A" )`)).toEqual(["A", "B"]);
  });

  it("finds parsers and queries, not the parser itself", () => {
    expect(readersOfParser("vimAuthenticationOnePassword", content)).toEqual([
      { kind: "parsers", id: "ASimAuthenticationOnePassword", name: "ASimAuthenticationOnePassword" },
    ]);
    expect(readersOfWatchlist("SensitiveItems", content).map(({ id }) => id)).toContain("users-of-leaked-item");
  });
});
