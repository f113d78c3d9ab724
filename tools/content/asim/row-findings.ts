import type { Table } from "../../kql/tables/table.ts";
import { toText } from "../../kql/values/text.ts";
import type { AsimFinding } from "./column-findings.ts";
import type { Field } from "./field.ts";
import { hasFormat } from "./formats.ts";
import type { AsimSchema } from "./schemas.ts";

/** A row by column, as text. Null and the empty string are both empty. */
type Row = ReadonlyMap<string, string>;

/**
 * What is wrong with the rows of a parser: ASIM's data tester (Azure-Sentinel, ASIM/dev/ASimTester), but with whole
 * values of lists where it takes parts, and with aliases and conditional fields. A mandatory field that is empty is a
 * warning, as it is there. Each finding is given once, whatever the number of rows.
 */
export function rowFindings(schema: AsimSchema, table: Table): AsimFinding[] {
  const found = new Map<string, AsimFinding>();
  const known = table.schema.flatMap(({ name }) => schema.get(name) ?? []);
  for (let index = 0; index < table.rows; index++) {
    const row: Row = new Map(
      table.schema.map(({ name, type }, column) => {
        return [name, toText(table.columns[column]?.get(index) ?? null, type)];
      }),
    );
    for (const field of known) {
      const finding = findingOf(field, row);
      if (finding !== undefined) found.set(JSON.stringify(finding), finding);
    }
  }
  return [...found.values()];
}

function findingOf(field: Field, row: Row): AsimFinding | undefined {
  const { name: column, values, format } = field;
  const text = row.get(column) ?? "";
  const error = (says: string): AsimFinding => ({ level: "error", column, says });
  const relation = relationProblem(field, text, row);
  if (relation !== undefined) return error(relation);
  if (text === "") {
    return field.class === "mandatory" ? { level: "warning", column, says: "it is empty" } : undefined;
  }
  if (values !== undefined && !values.includes(text)) return error(`${text} is not one of its values`);
  return format === undefined || hasFormat[format](text) ? undefined : error(`${text} is not of the form ${format}`);
}

function relationProblem({ class: fieldClass, of = [] }: Field, text: string, row: Row): string | undefined {
  const sources = of.map((name) => row.get(name) ?? "").filter((source) => source !== "");
  if (fieldClass === "conditional") {
    if (text === "" && sources.length > 0) return `it is empty where ${of.join()} is not`;
    return text !== "" && sources.length === 0 ? `it is there where ${of.join()} is empty` : undefined;
  }
  if (of.length === 0 || (text === "" && sources.length === 0)) return undefined;
  return sources.includes(text) ? undefined : `it has not the value of ${of.join(", ")}`;
}
