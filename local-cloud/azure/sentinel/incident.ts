import type { Alert, Entity } from "./alert.ts";
import { severities, type Severity } from "./scheduled-rule.ts";

export const incidentStatuses = ["New", "Active", "Closed"] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** What of an incident was changed, and when (milliseconds since 1970). */
export interface IncidentEdit {
  readonly at: number;
  /** Whether an analyst did it, or an alert that came. */
  readonly by: "analyst" | "alert";
  readonly field: "title" | "description" | "severity" | "status" | "owner" | "classification";
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What an analyst looks at: alerts of one rule that belong together. Times in milliseconds since 1970. */
export interface Incident {
  /** GUID: the resource's name. */
  readonly id: string;
  /** Counted from 1 in a workspace. */
  readonly number: number;
  readonly ruleId: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  readonly owner: string | undefined;
  /** Why it was closed: `TruePositive`, `BenignPositive`, `FalsePositive`, `Undetermined`. */
  readonly classification: string | undefined;
  readonly createdAt: number;
  /** Later with every change, so that it tells whether somebody has seen the latest. */
  readonly changedAt: number;
  /** The oldest first. */
  readonly alerts: readonly Alert[];
  /** The oldest first. */
  readonly edits: readonly IncidentEdit[];
}

/** The entities of all alerts of an incident, each once. */
export function entitiesOfIncident({ alerts }: Incident): readonly Entity[] {
  const byKey = new Map(
    alerts.flatMap(({ entities }) => entities).map((entity) => [JSON.stringify(entity), entity] as const),
  );
  return [...byKey.values()];
}

/** The gravest severity. */
export function gravest(found: readonly Severity[]): Severity {
  return severities.find((severity) => found.includes(severity)) ?? "Informational";
}
