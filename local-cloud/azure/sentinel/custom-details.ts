import type { Table } from "../../../tools/kql/tables/table.ts";
import { cellText } from "./alert-texts.ts";

/**
 * Most values of a detail, and most bytes of all details (Microsoft Learn, "Service limits for Microsoft Sentinel"; "Surface custom
 * event details in alerts" says 64 KB: the stricter one counts here).
 */
const maxValues = 50;
const maxBytes = 2 * 1024;

/**
 * The different values of each custom detail in some results. Values beyond the limit of a detail are left out, and so are the
 * details after all of them have grown too long.
 * @param columns column by name of the detail.
 */
export function customDetailsOf(
  columns: Readonly<Record<string, string>>,
  table: Table,
  rows: readonly number[],
): Readonly<Record<string, readonly string[]>> {
  let bytes = 0;
  const found: [string, readonly string[]][] = [];
  for (const [name, column] of Object.entries(columns)) {
    const values = new Set(rows.map((row) => cellText(table, column, row)));
    values.delete("");
    const kept = [...values].slice(0, maxValues);
    bytes += Buffer.byteLength(JSON.stringify({ [name]: kept }));
    if (bytes > maxBytes) break;
    found.push([name, kept]);
  }
  return Object.fromEntries(found);
}
