import type { HuntingQueryFile, HuntingQueryTest } from "../files/hunting-query-file.ts";
import type { Database } from "../../kql/engine/database.ts";
import { prepareQuery } from "../../kql/engine/run-query.ts";
import type { Table } from "../../kql/tables/table.ts";
import { toText } from "../../kql/values/text.ts";
import { millisecondsOf } from "../../kql/values/ticks.ts";
import type { ScalarType, Value } from "../../kql/values/types.ts";
import { asExpected } from "./compare-alerts.ts";
import { dayMs, dayStart, momentOf } from "./play-time.ts";

/** A row of a result: column -> text; a time is as a test writes it (`-3d 10:00:00`), a list is `a, b`. */
export type TextRow = Readonly<Record<string, string>>;

/**
 * The query with some knobs turned.
 * @param knobs - Name -> KQL in place of what the query says.
 * @throws Error for a knob that it does not have
 */
function turned(query: string, knobs: HuntingQueryTest["knobs"]): string {
  return Object.entries(knobs).reduce((text, [name, value]) => {
    const line = new RegExp(String.raw`^let ${name} = [^;]*;`, "mu");
    if (!line.test(text)) throw new Error(`The query has no knob ${name}.`);
    return text.replace(line, () => `let ${name} = ${value};`);
  }, query);
}

/** Runs a query. `now` is milliseconds since 1970. */
export async function runHunt(
  { query }: Pick<HuntingQueryFile, "query">,
  database: Database,
  { knobs = {}, now = dayStart + dayMs }: { readonly knobs?: HuntingQueryTest["knobs"]; readonly now?: number } = {},
): Promise<Table> {
  return await prepareQuery(turned(query, knobs), database.schema).run(database, { now });
}

/** The rows of a result as texts. */
export function textRows({ schema, columns, rows }: Table): TextRow[] {
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(schema.map(({ name, type }, index) => [name, textOf(columns[index]?.get(row) ?? null, type)])),
  );
}

function textOf(value: Value, type: ScalarType): string {
  if (value === null) return "";
  if (type === "datetime" && typeof value === "bigint") return sayTime(millisecondsOf(value));
  if (typeof value === "number") return String(value);
  const text = toText(value, type);
  const list: unknown = type === "dynamic" && text.startsWith("[") ? JSON.parse(text) : undefined;
  return Array.isArray(list) ? list.join(", ") : text;
}

function sayTime(at: number): string {
  const days = Math.floor((at - dayStart) / dayMs);
  const time = new Date(at).toISOString().slice(11, 19);
  return days === 0 ? time : `${days > 0 ? "+" : ""}${days}d ${time}`;
}

/** What is wrong with the rows of a test, as text for whoever writes the query; `asExpected` when nothing is. */
export function compareRows(expected: HuntingQueryTest["rows"], got: readonly TextRow[]): string {
  const isSame =
    expected.length === got.length &&
    expected.every((row, index) => Object.entries(row).every(([name, cell]) => isCell(cell, got[index]?.[name])));
  if (isSame) return asExpected;
  return [`expected ${expected.length}:`, ...lines(expected), `got ${got.length}:`, ...lines(got)].join("\n");
}

function isCell(expected: HuntingQueryTest["rows"][number][string], got: string | undefined): boolean {
  const text = String(expected ?? "");
  const moment = momentOf(text);
  return text === got || (moment !== undefined && sayTime(moment) === got);
}

function lines(rows: readonly unknown[]): string[] {
  return rows.map((row) => `  ${JSON.stringify(row)}`);
}
