import table from "../../infra/tables/OnePasswordEventLogs_CL.json" with { type: "json" };
import { parseJson, rawInteger } from "../../src/json.ts";

/** Bytes of one column's value that Azure Monitor keeps. */
const columnBytes = 65_536;

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/;

/** What a column of each type holds, as Kusto has it. Written without the connector's own rules, which these check. */
const holds = new Map<string, (value: unknown) => boolean>([
  ["string", (value) => typeof value === "string" && Buffer.byteLength(value) <= columnBytes],
  ["int", (value) => typeof value === "number" && Math.trunc(value) === value && Math.abs(value) < 2 ** 31],
  ["long", (value) => isLong(digitsOf(value))],
  ["datetime", (value) => typeof value === "string" && rfc3339.test(value) && !Number.isNaN(Date.parse(value))],
  ["dynamic", (value) => value !== null && Buffer.byteLength(JSON.stringify(value)) <= columnBytes],
]);

const types = new Map(table.columns.map(({ name, type }) => [name, type]));

/** What Azure Monitor would refuse, blank or cut in a row, one line a column; empty for a good row. */
export function misfits(rowJson: string): string[] {
  const columns = columnsOf(rowJson);
  const wrong = [...columns]
    .filter(([name, value]) => holds.get(types.get(name) ?? "")?.(value) !== true)
    .map(
      ([name, value]) => `${name} (${types.get(name) ?? "no such column"}) = ${JSON.stringify(value).slice(0, 100)}`,
    );
  return columns.has("TimeGenerated") ? wrong : [...wrong, "TimeGenerated is missing"];
}

/** The columns of a row, long integers kept raw. */
export function columnsOf(rowJson: string): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(objectOf(parseJson(rowJson))));
}

/** The columns that a row says were cut; empty when none. */
export function cutColumnsOf(rowJson: string): unknown[] {
  const cut: unknown = Reflect.get(objectOf(columnsOf(rowJson).get("additional_fields")), "_truncated");
  return Array.isArray(cut) ? cut : [];
}

function objectOf(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function isLong(digits: bigint | undefined): boolean {
  return digits !== undefined && digits >= -(2n ** 63n) && digits < 2n ** 63n;
}

function digitsOf(value: unknown): bigint | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return rawInteger(value);
}
