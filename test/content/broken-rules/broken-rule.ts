import type { ruleChecks } from "../../../tools/content/checks/rule-checks.ts";
import type { RuleFile } from "../../../tools/content/files/rule-file.ts";
import { sampleRule } from "../sample-rule.ts";

/** A change that breaks the sample rule, and what the check then says. */
export interface BrokenRule {
  readonly check: keyof typeof ruleChecks;
  readonly what: string;
  readonly change: Partial<RuleFile>;
  /** Part of it. */
  readonly says: string;
}

/** The sample's query with a line before its last. */
export function queryWith(line: string): string {
  return sampleRule.query.replace("| project", `${line}\n| project`);
}

/** Lines that leave out whom a watchlist, or another product's table, has. */
export const lines = {
  doors: '| where UserEmail !in ((_GetWatchlist("Doors") | project SearchKey))',
  foreign: "| where UserEmail !in ((Foreign | project Who))",
  fuzzy: "| where UserEmail !in ((union isfuzzy=true (datatable(Who:string)[]), (Foreign | project Who)))",
} as const;

/** Tests of a rule, one of each kind. */
export const firing = { name: "rings behind a door", events: [], alerts: [{ title: "ines rang b1" }] };
export const silent = { name: "nothing", events: [], alerts: [] };
