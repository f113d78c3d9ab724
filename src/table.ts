import table from "../infra/tables/OnePasswordEventLogs_CL.json" with { type: "json" };

/** Column types of a custom table that the connector uses (Azure Monitor, "Create a custom table": column types). */
export type ColumnType = "string" | "int" | "long" | "datetime" | "dynamic";

/** A column that the connector fills. Checked against the table's description by a test. */
export type Column = (typeof columnNames)[number];

/** Names of the columns that the connector fills, for the compiler; the description of the table is the JSON file. */
export const columnNames = [
  "TimeGenerated",
  "SourceSystem",
  "log_source",
  "uuid_s",
  "timestamp",
  "account_uuid",
  "action_type",
  "category",
  "session_uuid",
  "country",
  "details",
  "target_user",
  "client",
  "location",
  "actor_uuid",
  "actor_details",
  "actor_type",
  "actor_account_uuid",
  "user_type",
  "user_account_uuid",
  "action",
  "object_type",
  "object_uuid",
  "object_details",
  "aux_id",
  "aux_uuid",
  "aux_details",
  "aux_info",
  "session",
  "used_version",
  "vault_uuid",
  "item_uuid",
  "user",
  "additional_fields",
] as const;

/** A row: only the columns that have a value. */
export type Row = { [Name in Column]?: unknown };

const types: ReadonlyMap<string, string> = new Map(table.columns.map(({ name, type }) => [name, type]));

const columnTypes: readonly ColumnType[] = ["string", "int", "long", "datetime", "dynamic"];

/** Type of a column, from `infra/tables`. */
export function columnType(column: Column): ColumnType {
  const type = columnTypes.find((known) => known === types.get(column));
  if (type === undefined) throw new TypeError(`infra/tables has no column ${column} of a known type.`);
  return type;
}
