import { group, ids } from "./good-ids.ts";

const location = "westeurope";
const columns = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "uuid_s", type: "string" },
  { name: "details", type: "dynamic" },
] as const;
const actionGroup = `${group}/Microsoft.Insights/actionGroups/on-call`;

export const monitoring = {
  table: {
    id: ids.table,
    body: {
      properties: {
        plan: "Analytics",
        retentionInDays: 90,
        totalRetentionInDays: 365,
        schema: { name: "OnePasswordEventLogs_CL", columns },
      },
    },
  },
  parser: {
    id: `${ids.workspace}/savedSearches/onepassword-signins`,
    body: {
      properties: {
        category: "1Password",
        displayName: "OnePasswordSignIns",
        query: "OnePasswordEventLogs_CL | where log_source == 'signinattempts'",
        functionAlias: "OnePasswordSignIns",
        version: 2,
      },
    },
  },
  component: {
    id: `${group}/Microsoft.Insights/components/onepassword-insights`,
    body: {
      location,
      kind: "web",
      properties: { Application_Type: "web", WorkspaceResourceId: ids.workspace, DisableLocalAuth: true },
    },
  },
  rule: {
    id: ids.rule,
    body: {
      location,
      kind: "Direct",
      properties: {
        streamDeclarations: { "Custom-OnePasswordEventLogs_CL": { columns } },
        destinations: { logAnalytics: [{ name: "workspace", workspaceResourceId: ids.workspace }] },
        dataFlows: [
          {
            streams: ["Custom-OnePasswordEventLogs_CL"],
            destinations: ["workspace"],
            transformKql: "source",
            outputStream: "Custom-OnePasswordEventLogs_CL",
          },
        ],
      },
    },
  },
  diagnostics: {
    id: `${ids.vault}/providers/Microsoft.Insights/diagnosticSettings/to-workspace`,
    body: {
      properties: {
        workspaceId: ids.workspace,
        logs: [{ categoryGroup: "allLogs", enabled: true }],
        metrics: [{ category: "AllMetrics", enabled: true }],
      },
    },
  },
  blobDiagnostics: {
    id: `${ids.account}/blobServices/default/providers/Microsoft.Insights/diagnosticSettings/to-workspace`,
    body: {
      properties: { workspaceId: ids.workspace, logs: [{ category: "StorageWrite", enabled: true }] },
    },
  },
  actionGroup: {
    id: actionGroup,
    body: {
      location: "global",
      properties: {
        groupShortName: "on-call",
        enabled: true,
        emailReceivers: [{ name: "team", emailAddress: "soc@contoso.com" }],
      },
    },
  },
  metricAlert: {
    id: `${group}/Microsoft.Insights/metricAlerts/vault-errors`,
    body: {
      location: "global",
      properties: {
        severity: 2,
        enabled: true,
        scopes: [ids.vault],
        evaluationFrequency: "PT5M",
        windowSize: "PT15M",
        criteria: {
          "odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
          allOf: [
            {
              criterionType: "StaticThresholdCriterion",
              name: "errors",
              metricName: "ServiceApiResult",
              operator: "GreaterThan",
              threshold: 5,
              timeAggregation: "Count",
            },
          ],
        },
        actions: [{ actionGroupId: actionGroup }],
      },
    },
  },
  silenceAlert: {
    id: `${group}/Microsoft.Insights/scheduledQueryRules/onepassword-silence`,
    body: {
      location,
      properties: {
        displayName: "1Password events stopped",
        severity: 1,
        enabled: true,
        scopes: [ids.workspace],
        evaluationFrequency: "PT15M",
        windowSize: "PT1H",
        criteria: {
          allOf: [
            {
              query: "OnePasswordEventLogs_CL",
              timeAggregation: "Count",
              operator: "LessThan",
              threshold: 1,
              failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
            },
          ],
        },
        actions: { actionGroups: [actionGroup] },
      },
    },
  },
  workbook: {
    id: `${group}/Microsoft.Insights/workbooks/6f0c7c3e-9a51-4d0e-8f55-2d1b7a0c9e10`,
    body: {
      location,
      kind: "shared",
      properties: {
        displayName: "1Password",
        category: "sentinel",
        serializedData: '{"version":"Notebook/1.0","items":[]}',
        sourceId: ids.workspace,
      },
    },
  },
} as const;
