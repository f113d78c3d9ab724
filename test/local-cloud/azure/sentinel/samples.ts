import type { Alert } from "../../../../local-cloud/azure/sentinel/alert.ts";
import type { IncidentGrouping, ScheduledRule } from "../../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import type { Database } from "../../../../tools/kql/engine/database.ts";
import type { ColumnSchema } from "../../../../tools/kql/language/schema.ts";
import { createTableWriter } from "../../../../tools/kql/tables/table-writer.ts";
import { datetimeFromMilliseconds } from "../../../../tools/kql/values/ticks.ts";

/** Noon of some day. */
export const noon = Date.parse("2026-03-10T12:00:00Z");
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** A rule over the table of {@link createEvents}: an alert for all of its results, every ten minutes. */
export const sampleRule: ScheduledRule = {
  id: "rule-1",
  name: "Something happened",
  description: "It should not.",
  enabled: true,
  severity: "Low",
  tactics: ["Impact"],
  techniques: ["T1485"],
  query: "Events | project TimeGenerated, Who, Where",
  frequencyMs: 10 * minuteMs,
  periodMs: 10 * minuteMs,
  trigger: { operator: "GreaterThan", threshold: 0 },
  suppressionMs: undefined,
  alertPerResult: false,
  entityMappings: [{ entityType: "Account", fields: [{ identifier: "FullName", column: "Who" }] }],
  customDetails: { Place: "Where" },
  alertDetails: {},
  incidents: { creates: true, grouping: undefined },
};

/** Incidents take alerts for an hour. */
export const sampleGrouping: IncidentGrouping = {
  lookbackMs: hourMs,
  reopensClosed: false,
  matching: "AllEntities",
  entities: [],
  alertDetails: [],
  customDetails: [],
};

export const sampleAlert: Alert = {
  ruleId: "rule-1",
  at: noon,
  title: "Something happened",
  description: "It should not.",
  severity: "Low",
  tactics: ["Impact"],
  techniques: ["T1485"],
  entities: [{ type: "Account", identifiers: { FullName: "ines" } }],
  details: { Place: ["here"] },
  results: 1,
  evidence: { columns: [{ name: "Who", type: "string" }], rows: [["ines"]] },
};

const columns: readonly ColumnSchema[] = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "Who", type: "string" },
  { name: "Where", type: "string" },
  { name: "Arrived", type: "datetime" },
];

/** A database with a table that grows. */
export interface Events extends Database {
  /** @param arrived - Default: at once. */
  add(at: number, who: string, where?: string, arrived?: number): void;
}

export function createEvents(): Events {
  const writer = createTableWriter(columns);
  return {
    schema: { tables: [{ name: "Events", columns }], functions: [], watchlists: [] },
    table(name) {
      const table = writer.table();
      const ingestionTime = table.columns.at(-1);
      return name !== "Events" || ingestionTime === undefined ? undefined : { ...table, ingestionTime };
    },
    add(at, who, where = "here", arrived = at) {
      writer.append({
        TimeGenerated: datetimeFromMilliseconds(at),
        Who: who,
        Where: where,
        Arrived: datetimeFromMilliseconds(arrived),
      });
    },
  };
}
