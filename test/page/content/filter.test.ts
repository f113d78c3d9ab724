import { describe, expect, it } from "vitest";
import type { RuleLine } from "../../../local-cloud/page-server/answers/content.ts";
import { filterOf, filterRules, needWord, needWords, searchOf, tacticsOf } from "../../../page/views/content/filter.ts";

const line: RuleLine = {
  slug: "vault-exported",
  name: "Vault exported",
  severity: "Medium",
  tactics: ["Exfiltration", "CredentialAccess"],
  techniques: ["T1555.005"],
  frequency: "15m",
  needs: [],
  isEnabled: true,
  lastFired: 1,
  openIncidents: 1,
};
const rules: readonly RuleLine[] = [
  line,
  { ...line, slug: "honey-item-used", name: "Honey item used", severity: "High", isEnabled: false, lastFired: null },
  { ...line, slug: "not-there", name: "New rule", tactics: ["Impact"], isEnabled: null, lastFired: null },
];

describe("the filter of rules", () => {
  it.each([
    ["", ["vault-exported", "honey-item-used", "not-there"]],
    ["text=vault%20EXPORTED", ["vault-exported"]],
    ["text=t1555%20honey", ["honey-item-used"]],
    ["severity=High", ["honey-item-used"]],
    ["tactic=Impact", ["not-there"]],
    ["state=on", ["vault-exported"]],
    ["state=off", ["honey-item-used", "not-there"]],
    ["state=fired", ["vault-exported"]],
    ["severity=High&state=on", []],
  ])("'%s' lets %j through", (search, slugs) => {
    expect(filterRules(rules, filterOf(new URLSearchParams(search))).map(({ slug }) => slug)).toEqual(slugs);
  });

  it("stands in the address without what is empty", () => {
    expect(searchOf(filterOf(new URLSearchParams("severity=High&text=")))).toEqual({ severity: "High" });
  });
});

describe("words of the lists", () => {
  it("has each tactic once", () => {
    expect(tacticsOf(rules)).toEqual(["CredentialAccess", "Exfiltration", "Impact"]);
  });

  it.each([
    ["watchlist PV1PW", "watchlist PV1PW", "rows in the watchlist PV1PW"],
    ["table DeviceInfo", "table DeviceInfo", "rows in the table DeviceInfo"],
    ["tuning: look for a week", "tuning", "look for a week"],
  ])("says what is needed: %s", (need, word, words) => {
    expect(needWord(need)).toBe(word);
    expect(needWords(need)).toBe(words);
  });
});
