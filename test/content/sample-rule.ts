import type { RuleFile } from "../../tools/content/files/rule-file.ts";
import type { DatabaseSchema } from "../../tools/kql/language/schema.ts";

/** A rule with which no check finds fault. */
export const sampleRule: RuleFile = {
  slug: "bell-rung",
  id: "0b7d3a52-6a0c-4a3e-9d7c-8f1f5a3c2e10",
  name: "Bell rung",
  description: "A bell that rings means something.",
  severity: "Medium",
  requiredDataConnectors: [{ connectorId: "OnePasswordEvents", dataTypes: ["OnePasswordEventLogs_CL"] }],
  queryFrequency: "15m",
  queryPeriod: "1d",
  triggerOperator: "gt",
  triggerThreshold: 0,
  tactics: ["Exfiltration"],
  relevantTechniques: ["T1567.002"],
  query: [
    "let frequency = 15m;",
    "let lookback = 1d;",
    "let expectedUsers = dynamic([]);",
    "Bells(starttime=ago(lookback))",
    "| where UserEmail !in (expectedUsers) and IngestionTime > ago(frequency + 5m) and IngestionTime <= ago(5m)",
    "| project EventTime, AccountName, AccountUPNSuffix, Bell",
  ].join("\n"),
  entityMappings: [
    {
      entityType: "Account",
      fieldMappings: [
        { identifier: "Name", columnName: "AccountName" },
        { identifier: "UPNSuffix", columnName: "AccountUPNSuffix" },
      ],
    },
  ],
  customDetails: { Bell: "Bell" },
  alertDetailsOverride: { alertDisplayNameFormat: "{{AccountName}} rang {{Bell}}" },
  eventGroupingSettings: { aggregationKind: "AlertPerResult" },
  incidentConfiguration: {
    createIncident: true,
    groupingConfiguration: {
      enabled: true,
      reopenClosedIncident: false,
      lookbackDuration: "1d",
      matchingMethod: "AllEntities",
      groupByEntities: [],
      groupByAlertDetails: [],
      groupByCustomDetails: [],
    },
  },
  needs: [],
  covers: ["bells"],
  tuning: [{ knob: "expectedUsers", change: "Put ringers here." }],
  falsePositives: ["Somebody rings for tea."],
  blindSpots: ["Gongs."],
  runbook: [
    { step: "Ask who rang.", window: "1 hour before", look: "Bells", columns: ["EventTime", "UserEmail"] },
    { step: "See who is at the door.", window: "1 hour after", look: "Doors", columns: ["SearchKey", "Door"] },
  ],
  version: "1.0.0",
  kind: "Scheduled",
  tests: [
    { name: "the bell rings", events: [], alerts: [{ title: "ines rang b1" }] },
    { name: "a gong sounds", events: [], alerts: [] },
  ],
  exceptions: {},
};

/** What its query, and those of its broken variants, can name. */
export const sampleSchema: DatabaseSchema = {
  tables: [
    {
      name: "OnePasswordEventLogs_CL",
      columns: [
        { name: "TimeGenerated", type: "datetime" },
        { name: "user", type: "string" },
        { name: "bell", type: "string" },
        { name: "weight", type: "long" },
      ],
    },
    {
      name: "Foreign",
      columns: [
        { name: "TimeGenerated", type: "datetime" },
        { name: "Who", type: "string" },
      ],
    },
  ],
  functions: [
    {
      name: "Bells",
      parameters: "starttime:datetime=datetime(null)",
      body: [
        "OnePasswordEventLogs_CL",
        "| where isnull(starttime) or TimeGenerated >= starttime",
        "| project TimeGenerated, EventTime = TimeGenerated, IngestionTime = ingestion_time(), UserEmail = user, AccountName = user, AccountUPNSuffix = user, Bell = bell, Weight = weight",
      ].join("\n"),
    },
  ],
  watchlists: [{ alias: "Doors", columns: ["Door"] }],
};
