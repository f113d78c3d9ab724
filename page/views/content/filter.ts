import type { RuleLine } from "../../../local-cloud/page-server/answers/content.ts";
import { hasWords } from "../../words/has-words.ts";

/** What of a list is shown; an empty text for everything. */
export interface ListFilter {
  readonly text: string;
  readonly severity: string;
  readonly tactic: string;
  readonly state: string;
}

/** States of a rule that can be asked for, as the filter names them. */
export const ruleStates = ["on", "off", "fired"] as const;

/** The filter in an address. */
export function filterOf(search: URLSearchParams): ListFilter {
  const at = (name: string): string => search.get(name) ?? "";
  return { text: at("text"), severity: at("severity"), tactic: at("tactic"), state: at("state") };
}

/** What a filter puts into an address: nothing for what is empty. */
export function searchOf(filter: ListFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}

/** The rules that a filter lets through. */
export function filterRules(rules: readonly RuleLine[], { text, severity, tactic, state }: ListFilter): RuleLine[] {
  return rules.filter(
    (rule) =>
      hasWords(text, [rule.name, rule.slug, ...rule.tactics, ...rule.techniques, ...rule.needs]) &&
      (severity === "" || rule.severity === severity) &&
      (tactic === "" || rule.tactics.includes(tactic)) &&
      isIn(rule, state),
  );
}

function isIn({ isEnabled, lastFired }: RuleLine, state: string): boolean {
  if (state === "on") return isEnabled === true;
  if (state === "off") return isEnabled !== true;
  return state !== "fired" || lastFired !== null;
}

/** What a rule or query needs, in a word or two: `watchlist PV1PW`; `tuning` for what is said at length. */
export function needWord(need: string): string {
  return need.split(":", 1)[0] ?? need;
}

/** What a rule or query needs, at length. */
export function needWords(need: string): string {
  return need
    .replace(/^watchlist (\w+)$/u, "rows in the watchlist $1")
    .replace(/^table (\w+)$/u, "rows in the table $1")
    .replace(/^tuning: /u, "");
}

/** Different tactics, in the order of the alphabet. */
export function tacticsOf(lines: readonly { readonly tactics: readonly string[] }[]): string[] {
  return [...new Set(lines.flatMap(({ tactics }) => tactics))].toSorted();
}
