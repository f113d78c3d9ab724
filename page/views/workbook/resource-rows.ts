import { query } from "json-p3";
import type { Cell, Result } from "../../server/result.ts";

type Json = Parameters<typeof query>[1];

/**
 * An answer of Azure Resource Manager as a table: a row for each object that `rows` finds. What a JSONPath finds nothing for is empty.
 * @throws JSONPathSyntaxError
 */
export function resourceRows(
  answer: Json,
  {
    rows,
    columns,
  }: { readonly rows: string; readonly columns: readonly { readonly name: string; readonly path: string }[] },
): Result {
  const found = query(rows, answer)
    .values()
    .flatMap((each) => (Array.isArray(each) ? each : [each]));
  const table = found.map((each) => columns.map(({ path }) => cellOf(query(path, each).values()[0])));
  return {
    columns: columns.map(({ name }, index) => ({ name, type: typeOf(table.map((row) => row[index] ?? null)) })),
    rows: table,
    cut: undefined,
  };
}

function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

function typeOf(cells: readonly Cell[]): string {
  const some = cells.find((cell) => cell !== null);
  if (typeof some === "number") return "real";
  if (typeof some === "boolean") return "bool";
  return typeof some === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(some) ? "datetime" : "string";
}
