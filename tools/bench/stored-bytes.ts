import { createRowMapper } from "../../src/onepassword/rows/row.ts";
import { streams } from "../../src/streams.ts";
import { benchPages } from "./pages.ts";

/**
 * Bytes of the rows as Azure bills them / bytes of the raw events. Billed is the text of each column's value, without names
 * (Azure Monitor Logs cost calculations, "Data size calculation"); TimeGenerated counts, standard columns do not.
 */
export function storedBytesRatio(): number {
  let [raw, billed] = [0, 0];
  const context = { account: "A".repeat(26), excludedActions: new Set<string>() };
  const pages = benchPages();
  for (const { name, logSource, fields } of streams) {
    const mapRow = createRowMapper(fields, { ...context, logSource });
    for (const items of pages.get(name) ?? []) {
      raw += Buffer.byteLength(items);
      const events: unknown[] = JSON.parse(items);
      for (const event of events) {
        const mapped = mapRow(event, 0);
        if (mapped.kind === "row") billed += billedBytes(mapped.row.json);
      }
    }
  }
  return billed / raw;
}

function billedBytes(rowJson: string): number {
  const row: Record<string, unknown> = JSON.parse(rowJson);
  const texts = Object.values(row).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
