import { cellOf } from "../../../local-cloud/azure/cells.ts";
import { type Json, parseJson, stringifyJson } from "../../../local-cloud/azure/json-text.ts";
import type { TableSchema } from "../../kql/language/schema.ts";
import { arrayColumn } from "../../kql/tables/columns.ts";
import { type Table, tableFromRows } from "../../kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../../kql/values/ticks.ts";
import type { Value } from "../../kql/values/types.ts";
import { momentOf, requiredMoment, spanMs } from "./play-time.ts";

const usualDelayMs = 60_000;

/** A table of another product, with the rows of a test. `arrives` in a row is when it arrived after its TimeGenerated, such as "+6h". */
export function foreignTable(
  { name, columns }: TableSchema,
  rows: readonly Readonly<Record<string, unknown>>[],
): { readonly table: Table; readonly lastArrival: number } {
  const arrivals = rows.map(({ TimeGenerated: time, arrives }) => {
    if (typeof time !== "string") throw new Error(`A row of ${name} has no TimeGenerated such as "10:00".`);
    return requiredMoment(time) + (typeof arrives === "string" ? spanMs(arrives) : usualDelayMs);
  });
  for (const row of rows) {
    const unknown = Object.keys(row).find((key) => key !== "arrives" && !columns.some((column) => column.name === key));
    if (unknown !== undefined) throw new Error(`${name} has no column ${unknown}.`);
  }
  const cells = rows.map((row) =>
    columns.map((column): Value => {
      const given = row[column.name] ?? null;
      const moment = column.type === "datetime" && typeof given === "string" ? momentOf(given) : undefined;
      const json: Json = parseJson(stringifyJson(given));
      return moment === undefined ? cellOf(column.type, json) : datetimeFromMilliseconds(moment);
    }),
  );
  const ingestionTime = arrayColumn(
    "datetime",
    arrivals.map((at) => datetimeFromMilliseconds(at)),
  );
  return { table: { ...tableFromRows(columns, cells), ingestionTime }, lastArrival: Math.max(...arrivals) };
}
