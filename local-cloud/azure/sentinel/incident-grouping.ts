import type { Alert } from "./alert.ts";
import type { Incident } from "./incident.ts";
import type { IncidentGrouping } from "./scheduled-rule.ts";

/** Most alerts of an incident ("Scheduled analytics rules", alert grouping). */
const maxAlertsOfIncident = 150;

/**
 * Which incident of the rule takes an alert: the newest that has the same values, room, and began within the look-back. Undefined
 * when there must be a new one. A closed one counts only where the rule opens it again; another one is made then otherwise.
 * Source: Microsoft Learn, "Scheduled analytics rules in Microsoft Sentinel", alert grouping.
 * @param incidents of the rule, the oldest first.
 */
export function incidentFor(
  alert: Alert,
  incidents: readonly Incident[],
  grouping: IncidentGrouping,
): Incident | undefined {
  const key = groupKey(alert, grouping);
  return incidents.findLast(({ alerts, status }) => {
    const [first] = alerts;
    return (
      first !== undefined &&
      alert.at - first.at <= grouping.lookbackMs &&
      alerts.length < maxAlertsOfIncident &&
      (status !== "Closed" || grouping.reopensClosed) &&
      groupKey(first, grouping) === key
    );
  });
}

/** Equal for alerts that belong together. */
function groupKey(alert: Alert, { matching, entities, alertDetails, customDetails }: IncidentGrouping): string {
  if (matching === "AnyAlert") return "";
  const compared = alert.entities
    .filter(({ type }) => matching === "AllEntities" || entities.includes(type))
    .map((entity) => JSON.stringify(entity))
    .toSorted();
  if (matching === "AllEntities") return JSON.stringify(compared);
  const { title, severity, details } = alert;
  const texts = [alertDetails.includes("DisplayName") ? title : "", alertDetails.includes("Severity") ? severity : ""];
  return JSON.stringify([compared, texts, customDetails.map((name) => details[name]?.toSorted() ?? [])]);
}
