import { sentinelTables } from "../../../tools/content/workbook/sentinel-tables.ts";
import type { Clock } from "../../clock.ts";
import type { Row } from "../row-shaper.ts";
import type { Workspace } from "../workspace.ts";
import type { Alert } from "./alert.ts";
import { alertId } from "./alert-id.ts";
import { extensionOf } from "./incident-answers.ts";
import type { Incident } from "./incident.ts";
import type { ScheduledRule } from "./scheduled-rule.ts";

/** What Sentinel writes into the workspace about itself. */
export interface SentinelRecords {
  /** A rule has run; `alerts` undefined: it failed. */
  ran(rule: ScheduledRule, alerts: readonly Alert[] | undefined): void;
  /** An incident was made or changed. */
  changed(incident: Incident): void;
}

/**
 * Writes `SecurityAlert`, `SecurityIncident` (a row for each state, as Sentinel does) and `SentinelHealth`, of their columns those that the
 * workbook reads. Source: Azure Monitor Logs reference, the pages of these tables; "Auditing and health monitoring in Microsoft Sentinel".
 */
export function createSentinelRecords(workspaceId: string, workspace: Workspace, clock: Clock): SentinelRecords {
  for (const table of sentinelTables) workspace.addTable(table);
  const append = (table: string, rows: readonly Row[]): void => {
    const now = clock.now();
    const TimeGenerated = new Date(now).toISOString();
    workspace.append(table, { ingestedAt: now, rows: rows.map((row) => Object.assign({ TimeGenerated }, row)) });
  };
  return {
    ran(rule, alerts) {
      const Status = alerts === undefined ? "Failure" : "Success";
      append("SentinelHealth", [{ SentinelResourceName: rule.name, SentinelResourceType: "Analytics Rule", Status }]);
      append(
        "SecurityAlert",
        (alerts ?? []).map((alert) => alertRow(rule, alert)),
      );
    },
    changed(incident) {
      append("SecurityIncident", [incidentRow(workspaceId, incident)]);
    },
  };
}

function alertRow(rule: ScheduledRule, alert: Alert): Row {
  return {
    SystemAlertId: alertId(alert),
    AlertName: alert.title,
    AlertSeverity: alert.severity,
    Status: "New",
    // Both as texts that hold a list of one, as the service writes them.
    ExtendedProperties: JSON.stringify({
      "Analytic Rule Ids": JSON.stringify([rule.id]),
      "Analytic Rule Name": JSON.stringify([rule.name]),
    }),
  };
}

function incidentRow(workspaceId: string, incident: Incident): Row {
  return {
    IncidentNumber: incident.number,
    Title: incident.title,
    Severity: incident.severity,
    Status: incident.status,
    Classification: incident.classification ?? "",
    Owner: { assignedTo: incident.owner ?? null, userPrincipalName: incident.owner ?? null },
    AlertIds: incident.alerts.map((alert) => alertId(alert)),
    CreatedTime: new Date(incident.createdAt).toISOString(),
    ClosedTime: incident.status === "Closed" ? new Date(incident.changedAt).toISOString() : null,
    IncidentUrl: `https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident${extensionOf(workspaceId)}/incidents/${incident.id}`,
  };
}
