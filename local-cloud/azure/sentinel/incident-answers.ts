import { createHash } from "node:crypto";

import type { JsonObject, JsonValue } from "../resource-manager/json-value.ts";
import { type Alert, type Entity, entityName } from "./alert.ts";
import { alertId } from "./alert-id.ts";
import { entitiesOfIncident, type Incident } from "./incident.ts";

/** Type of incidents in Resource Manager. */
export const incidentType = "Microsoft.SecurityInsights/incidents";

const entityType = "Microsoft.SecurityInsights/Entities";
const product = "Azure Sentinel";

/** An incident as Resource Manager answers it (REST API reference of Microsoft Sentinel, "Incidents - Get"). */
export function incidentAnswer(workspaceId: string, incident: Incident): JsonObject {
  const { alerts, ruleId, owner, classification } = incident;
  const times = alerts.map(({ at }) => at);
  return {
    id: `${extensionOf(workspaceId)}/incidents/${incident.id}`,
    name: incident.id,
    type: incidentType,
    etag: etagOf(incident),
    properties: {
      title: incident.title,
      description: incident.description,
      severity: incident.severity,
      status: incident.status,
      ...(classification === undefined ? {} : { classification }),
      owner: { assignedTo: owner ?? null, email: owner ?? null, userPrincipalName: owner ?? null, objectId: null },
      labels: [],
      incidentNumber: incident.number,
      providerName: product,
      providerIncidentId: String(incident.number),
      createdTimeUtc: timeText(incident.createdAt),
      lastModifiedTimeUtc: timeText(incident.changedAt),
      firstActivityTimeUtc: timeText(Math.min(...times)),
      lastActivityTimeUtc: timeText(Math.max(...times)),
      relatedAnalyticRuleIds: [`${extensionOf(workspaceId)}/alertRules/${ruleId}`],
      additionalData: {
        alertsCount: alerts.length,
        bookmarksCount: 0,
        commentsCount: 0,
        alertProductNames: [product],
        tactics: different(alerts.flatMap(({ tactics }) => tactics)),
        techniques: different(alerts.flatMap(({ techniques }) => techniques)),
      },
    },
  };
}

/** Changes with the incident: whoever sends an older one has not seen the latest. */
export function etagOf(incident: Incident): string {
  return `"${createHash("sha256").update(JSON.stringify(incident)).digest("hex").slice(0, 32)}"`;
}

/** "Incidents - List Alerts". */
export function alertsAnswer(workspaceId: string, { alerts }: Incident): JsonObject {
  return { value: alerts.map((alert) => alertAnswer(workspaceId, alert, alertId(alert))) };
}

function alertAnswer(workspaceId: string, alert: Alert, name: string): JsonObject {
  return {
    id: `${extensionOf(workspaceId)}/Entities/${name}`,
    name,
    type: entityType,
    kind: "SecurityAlert",
    properties: {
      systemAlertId: name,
      alertDisplayName: alert.title,
      description: alert.description,
      severity: alert.severity,
      status: "New",
      productName: product,
      vendorName: "Microsoft",
      alertType: alert.ruleId,
      timeGenerated: timeText(alert.at),
      tactics: alert.tactics,
      friendlyName: alert.title,
      additionalData: { "Custom Details": JSON.stringify(alert.details), "Query Results": String(alert.results) },
    },
  };
}

/** "Incidents - List Entities": those of all alerts, each once, and how many there are of each kind. */
export function entitiesAnswer(workspaceId: string, incident: Incident): JsonObject {
  const entities = entitiesOfIncident(incident);
  const kinds = Map.groupBy(entities, kindOf);
  return {
    entities: entities.map((entity, index) => ({
      id: `${extensionOf(workspaceId)}/Entities/${incident.id}-e${index + 1}`,
      name: `${incident.id}-e${index + 1}`,
      type: entityType,
      kind: kindOf(entity),
      properties: { ...propertiesOf(entity), friendlyName: entityName(entity) },
    })),
    metaData: [...kinds].map(([entityKind, found]) => ({ entityKind, count: found.length })),
  };
}

/** Kinds and properties that are not called as the mapping calls them (REST API reference, "Entities"). */
const kinds: Readonly<Record<string, string>> = { IP: "Ip", DNS: "DnsResolution", URL: "Url" };
const properties: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Account: { Name: "accountName", UPNSuffix: "upnSuffix" },
  CloudApplication: { Name: "appName", AppId: "appId" },
  File: { Name: "fileName" },
};

function kindOf({ type }: Entity): string {
  return kinds[type] ?? type;
}

function propertiesOf({ type, identifiers }: Entity): JsonObject {
  const named = Object.entries(identifiers).map(([identifier, value]): [string, JsonValue] => [
    properties[type]?.[identifier] ?? identifier.slice(0, 1).toLowerCase() + identifier.slice(1),
    value,
  ]);
  return Object.fromEntries(named);
}

export function extensionOf(workspaceId: string): string {
  return `${workspaceId}/providers/Microsoft.SecurityInsights`;
}

function timeText(at: number): string {
  return new Date(at).toISOString();
}

function different(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
