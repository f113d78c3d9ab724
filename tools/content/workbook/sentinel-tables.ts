import type { ColumnSchema, DatabaseSchema, TableSchema } from "../../kql/language/schema.ts";
import type { ScalarType } from "../../kql/values/types.ts";

/** Column -> type, for columns that are no texts. */
const typed: Readonly<Record<string, ScalarType>> = {
  TimeGenerated: "datetime",
  CreatedTime: "datetime",
  ClosedTime: "datetime",
  IncidentNumber: "int",
  Owner: "dynamic",
  AlertIds: "dynamic",
  Quantity: "real",
};

/**
 * Tables that Microsoft Sentinel and Azure Monitor fill themselves, of their columns those that the workbook reads (Azure Monitor Logs reference:
 * SecurityAlert, SecurityIncident, SentinelHealth, Usage). A workspace may lack any of them.
 */
export const sentinelTables: readonly TableSchema[] = [
  table("SecurityAlert", ["SystemAlertId", "AlertName", "AlertSeverity", "Status", "ExtendedProperties"]),
  table("SecurityIncident", [
    "IncidentNumber",
    "Title",
    "Severity",
    "Status",
    "Classification",
    "Owner",
    "AlertIds",
    "CreatedTime",
    "ClosedTime",
    "IncidentUrl",
  ]),
  table("SentinelHealth", ["SentinelResourceName", "SentinelResourceType", "Status"]),
  table("Usage", ["DataType", "Quantity"]),
];

/** What the workbook's queries can name: all that the other content can, and the tables of Sentinel itself. Keep the object, as the binder does. */
export function workbookSchema(content: DatabaseSchema): DatabaseSchema {
  return { ...content, tables: [...content.tables, ...sentinelTables] };
}

function table(name: string, columns: readonly string[]): TableSchema {
  return {
    name,
    columns: ["TimeGenerated", ...columns].map((column): ColumnSchema => ({
      name: column,
      type: typed[column] ?? "string",
    })),
  };
}
