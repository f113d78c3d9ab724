import * as v from "valibot";
import { incidentStatuses } from "../../azure/sentinel/incident.ts";
import type { Incident } from "../../azure/sentinel/incident.ts";
import type { IncidentChange } from "../../azure/sentinel/incidents.ts";
import { severities } from "../../azure/sentinel/scheduled-rule.ts";
import type { IncidentChangeRequest } from "../answers/incidents.ts";

/** REST API reference of Microsoft Sentinel, "Incidents - Create Or Update", IncidentClassification. */
const classifications = ["TruePositive", "BenignPositive", "FalsePositive", "Undetermined"] as const;

const request = v.strictObject({
  changedAt: v.number("changedAt must be the number that the incident was read with."),
  status: v.exactOptional(v.picklist(incidentStatuses, `status must be one of ${incidentStatuses.join(", ")}.`)),
  severity: v.exactOptional(v.picklist(severities, `severity must be one of ${severities.join(", ")}.`)),
  owner: v.exactOptional(
    v.nullable(
      v.pipe(
        v.string("owner must be a name, or null for nobody."),
        v.trim(),
        v.nonEmpty("owner must be a name, or null for nobody."),
        v.maxLength(200, "owner must not be longer than 200 characters."),
      ),
    ),
  ),
  classification: v.exactOptional(
    v.picklist(classifications, `classification must be one of ${classifications.join(", ")}.`),
  ),
});

/** What a body asks for, or what is wrong with it in a sentence. */
export function readChangeRequest(body: unknown): IncidentChangeRequest | string {
  const read = v.safeParse(request, body);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const place = v.getDotPath(issue);
  return place === null || issue.message.startsWith(place) ? issue.message : `${place}: ${issue.message}`;
}

/**
 * What is to be changed of an incident, or why it cannot be, in a sentence. Only a closed incident has a classification: one that is opened again
 * loses it.
 */
export function changeOf(incident: Incident, asked: IncidentChangeRequest): IncidentChange | string {
  const status = asked.status ?? incident.status;
  const classification = asked.classification ?? incident.classification;
  if (status === "Closed" && classification === undefined) {
    return `To close an incident, say why: classification must be one of ${classifications.join(", ")}.`;
  }
  if (status !== "Closed" && asked.classification !== undefined) {
    return "Only a closed incident has a classification.";
  }
  return {
    status,
    severity: asked.severity ?? incident.severity,
    owner: asked.owner === undefined ? incident.owner : (asked.owner ?? undefined),
    classification: status === "Closed" ? classification : undefined,
  };
}
