import { entityName } from "./azure/sentinel/alert.ts";
import { entitiesOfIncident, type Incident } from "./azure/sentinel/incident.ts";
import { severities } from "./azure/sentinel/scheduled-rule.ts";
import { count } from "./totals.ts";

/** Entities that a line has room for. */
const shownEntities = 4;

/** An incident that opened, as one line. `at` is in milliseconds since 1970. */
export function writeIncident(incident: Incident, at: number): string {
  return `${new Date(at).toISOString().slice(11, 19).padEnd(10)}INCIDENT  ${sayIncident(incident)}`;
}

/** Incidents as a short table, the gravest first. */
export function writeIncidents(incidents: readonly Incident[]): string {
  if (incidents.length === 0) return "Sentinel ran its rules and opened no incident.";
  const gravestFirst = severities.flatMap((severity) => incidents.filter((incident) => incident.severity === severity));
  return [
    `Sentinel ran its rules and opened ${count(incidents.length, "incident")}:`,
    ...gravestFirst.map((incident) => `  ${sayIncident(incident)}`),
  ].join("\n");
}

function sayIncident(incident: Incident): string {
  const { alerts, severity, title } = incident;
  const names = entitiesOfIncident(incident).map(entityName);
  const more = names.length > shownEntities ? `, ${names.length - shownEntities} more` : "";
  const entities = names.length === 0 ? "" : ` [${names.slice(0, shownEntities).join(", ")}${more}]`;
  const several = alerts.length > 1 ? ` (${count(alerts.length, "alert")})` : "";
  return `${severity.padEnd(15)}${title}${several}${entities}`;
}
