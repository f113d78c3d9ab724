import type { IncidentSummary } from "../../../local-cloud/page-server/answers/incidents.ts";

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

/** The filters that an address names. */
export function filtersOf(search: URLSearchParams): Filters {
  const [severity = "", status = "", owner = "", text = ""] = names.map((name) => search.get(name) ?? "");
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
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return incidents.filter(
    (incident) =>
      (severity === "" || incident.severity === severity) &&
      (status === "" || incident.status === status || (status === "open" && incident.status !== "Closed")) &&
      (owner === "" || (owner === "nobody" ? incident.owner === null : isOf(incident, analyst))) &&
      words.every((word) => textOf(incident).includes(word)),
  );
}

function isOf({ owner }: IncidentSummary, analyst: string | undefined): boolean {
  return analyst !== undefined && owner?.toLowerCase() === analyst.toLowerCase();
}

function textOf({ number, title, rule, owner, tactics, entities }: IncidentSummary): string {
  return [`#${number}`, title, rule, owner ?? "", ...tactics, ...entities].join("\n").toLowerCase();
}
