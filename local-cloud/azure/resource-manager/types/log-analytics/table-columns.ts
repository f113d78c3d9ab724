import { ArmError } from "../../arm-error.ts";
import type { JsonObject } from "../../json-value.ts";
import { textAt } from "../rules/body.ts";

/** Microsoft Learn, "Add or delete tables and columns in Azure Monitor Logs" (25 May 2026) and "Azure Monitor service limits". */
const columnName = /^[A-Za-z]\w{1,44}$/u;
const maxColumns = 500;
/** Compared without case: whether Azure compares so is not documented. */
const reserved: ReadonlySet<string> = new Set(
  [
    "id BilledSize IsBillable InvalidTimeGenerated TenantId Title Type UniqueId",
    "_ItemId _ResourceGroup _ResourceId _SubscriptionId _TimeReceived",
  ].flatMap((names) => names.toLowerCase().split(" ")),
);
const types: ReadonlySet<string> = new Set(["string", "int", "long", "real", "boolean", "dynamic", "datetime", "guid"]);

/** A column's type as it compares: Azure writes `dateTime`, and takes any case. */
export function columnType(column: JsonObject): string {
  return (textAt(column, "type") ?? "").toLowerCase();
}

/**
 * Checks the columns of a custom table.
 * @param before the columns that the table has now.
 * @throws ArmError
 */
export function checkColumns(table: string, columns: readonly JsonObject[], before: readonly JsonObject[]): void {
  if (columns.length > maxColumns) {
    throw refuse(`The table '${table}' has ${columns.length} columns; the limit is ${maxColumns}.`);
  }
  const seen = new Set<string>();
  for (const column of columns) {
    const name = textAt(column, "name") ?? "";
    checkColumn(table, name, column);
    if (seen.has(name)) throw refuse(`The column '${name}' of the table '${table}' is there twice.`);
    seen.add(name);
  }
  const time = columns.find((column) => textAt(column, "name") === "TimeGenerated");
  if (time === undefined || columnType(time) !== "datetime") {
    throw refuse(`The table '${table}' misses the mandatory column TimeGenerated of the type DateTime.`);
  }
  for (const column of before) {
    const name = textAt(column, "name");
    const next = columns.find((candidate) => textAt(candidate, "name") === name);
    if (next !== undefined && columnType(next) !== columnType(column)) {
      throw refuse(
        `The type of the column '${name ?? ""}' of the table '${table}' cannot be changed from ` +
          `'${columnType(column)}' to '${columnType(next)}'.`,
      );
    }
  }
}

function checkColumn(table: string, name: string, column: JsonObject): void {
  if (!columnName.test(name)) {
    throw refuse(
      `The column name '${name}' of the table '${table}' is not valid: 2 to 45 letters, digits and underscores, starting with a letter.`,
    );
  }
  if (reserved.has(name.toLowerCase())) {
    throw refuse(`The column name '${name}' of the table '${table}' is reserved.`);
  }
  if (!types.has(columnType(column))) {
    throw refuse(
      `The type '${columnType(column)}' of the column '${name}' is not supported. Supported are ${[...types].join(", ")}.`,
    );
  }
}

function refuse(message: string): ArmError {
  return new ArmError(400, "InvalidParameter", message, { target: "properties.schema.columns" });
}
