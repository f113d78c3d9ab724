import { toText } from "../../../tools/kql/values/text.ts";
import type { Value } from "../../../tools/kql/values/types.ts";
import type { Table } from "../../../tools/kql/tables/table.ts";
import { type ScheduledRule, severities, type Severity } from "./scheduled-rule.ts";

/** A cell as alerts show it; empty when there is nothing, or no such column. */
export function cellText(table: Table, column: string, row: number): string {
  const index = table.schema.findIndex(({ name }) => name === column);
  const value: Value = table.columns[index]?.get(row) ?? null;
  return value === null ? "" : toText(value, table.schema[index]?.type ?? "string");
}

/** Longest name of an alert, and longest description, in bytes (Microsoft Learn, "Service limits for Microsoft Sentinel"). */
const maxTitleBytes = 256;
const maxDescriptionBytes = 5 * 1024;

const parameter = /\{\{(.*?)\}\}/gu;

/**
 * Title, description, severity and tactics of an alert. What has no value in the result stays as the rule has it, and so does what
 * is no severity or no tactic. Source: Microsoft Learn, "Customize alert details in Microsoft Sentinel".
 * @param row of the result whose values are shown: of several, the first.
 */
export function alertTexts(
  rule: ScheduledRule,
  table: Table,
  row: number,
): { title: string; description: string; severity: Severity; tactics: readonly string[] } {
  const { titleFormat, descriptionFormat, severityColumn, tacticsColumn } = rule.alertDetails;
  const cell = (column: string | undefined): string =>
    column === undefined || row >= table.rows ? "" : cellText(table, column, row);
  const severity = cell(severityColumn);
  return {
    title: cut(fill(titleFormat, cell) ?? rule.name, maxTitleBytes),
    description: cut(fill(descriptionFormat, cell) ?? rule.description, maxDescriptionBytes),
    severity: severities.find((name) => name.toLowerCase() === severity.toLowerCase()) ?? rule.severity,
    tactics: tacticsIn(cell(tacticsColumn)) ?? rule.tactics,
  };
}

/** Undefined when there is no format, or a column in it has no value. */
function fill(format: string | undefined, cell: (column: string) => string): string | undefined {
  if (format === undefined || format === "") return undefined;
  let isWhole = true;
  const filled = format.replace(parameter, (_, column: string) => {
    const text = cell(column.trim());
    isWhole &&= text !== "";
    return text;
  });
  return isWhole ? filled : undefined;
}

/** A JSON array of names, or names with commas between them. */
function tacticsIn(text: string): readonly string[] | undefined {
  const names = text
    .replaceAll(/[[\]"]/gu, "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.length === 0 ? undefined : names;
}

function cut(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  // Cutting bytes may split the last character; decoding marks it, and the mark is taken off.
  return Buffer.from(text)
    .subarray(0, maxBytes)
    .toString("utf8")
    .replace(/\uFFFD$/u, "");
}
