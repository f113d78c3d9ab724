import type { IncidentSummary } from "../../../local-cloud/page-server/answers/incidents.ts";
import { hasWords } from "../../words/has-words.ts";

export const severities = ["High", "Medium", "Low", "Informational"] as const;
export const statuses = ["New", "Active", "Closed"] as const;
export const classifications = ["TruePositive", "BenignPositive", "FalsePositive", "Undetermined"] as const;

/** Which incidents are shown; an empty text is no filter. */
export interface Filters {
  readonly severity: string;
  /** A status, or `open` for whatever is not closed. */
  readonly status: string;
  /** `mine` or `nobody`. */
  readonly owner: string;
  /** Words that must all be there, in whatever the list shows. */
  readonly text: string;
}

const names = ["severity", "status", "owner", "text"] as const;

/** What can be chosen; any text can be looked for. */
const choices: Readonly<Record<string, readonly string[]>> = {
  severity: severities,
  status: ["open", ...statuses],
  owner: ["mine", "nobody"],
};

/** The filters that an address names. A choice that there is not is none: nothing would show why the list is empty. */
export function filtersOf(search: URLSearchParams): Filters {
  const [severity = "", status = "", owner = "", text = ""] = names.map((name) => {
    const value = search.get(name) ?? "";
    return choices[name]?.includes(value) === false ? "" : value;
  });
  return { severity, status, owner, text };
}

/** What an address has to say of filters: only those that are set. */
export function searchOf(filters: Filters): Readonly<Record<string, string>> {
  return Object.fromEntries(names.filter((name) => filters[name] !== "").map((name) => [name, filters[name]]));
}

/**
 * The incidents that a filter leaves.
 * @param analyst - Whose incidents are "mine"; undefined when nobody has said.
 */
export function filtered(
  incidents: readonly IncidentSummary[],
  { severity, status, owner, text }: Filters,
  analyst: string | undefined,
): readonly IncidentSummary[] {
  return incidents.filter(
    (incident) =>
      (severity === "" || incident.severity === severity) &&
      (status === "" || incident.status === status || (status === "open" && incident.status !== "Closed")) &&
      (owner === "" || (owner === "nobody" ? incident.owner === null : isOf(incident, analyst))) &&
      hasWords(text, textsOf(incident)),
  );
}

function isOf({ owner }: IncidentSummary, analyst: string | undefined): boolean {
  return analyst !== undefined && owner?.toLowerCase() === analyst.toLowerCase();
}

function textsOf({ number, title, rule, owner, tactics, entities }: IncidentSummary): readonly string[] {
  return [`#${number}`, title, rule, owner ?? "", ...tactics, ...entities];
}
