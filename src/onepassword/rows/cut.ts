import { columnType } from "../../table.ts";
import type { Column, Row } from "../../table.ts";

/** Longest value of one column, in bytes: Azure Monitor cuts a longer one without a word (Azure Monitor service limits, "Logs Ingestion API"). */
export const maxColumnBytes = 65_536;

/** Field of `additional_fields` that names the columns which were cut. */
const cutMark = "_truncated";

/**
 * Cuts the columns that are longer than Azure takes, and marks the row. Text is cut at a character; a dynamic value would not
 * be JSON any more when cut, so it is replaced by its size. Undefined when nothing is too long.
 */
export function cutLongColumns(row: Row): { row: Row; cut: readonly string[] } | undefined {
  const cut: string[] = [];
  const shorter: Row = {};
  for (const column of columnsOf(row)) {
    if (column === "additional_fields") continue;
    shorter[column] = row[column];
    const dynamic = columnType(column) === "dynamic";
    const text = typeof row[column] === "string" && !dynamic ? row[column] : JSON.stringify(row[column]);
    const bytes = Buffer.byteLength(text);
    if (bytes <= maxColumnBytes) continue;
    cut.push(column);
    shorter[column] = dynamic ? { [cutMark]: bytes } : cutText(text, maxColumnBytes);
  }
  const additional = typeof row.additional_fields === "object" ? row.additional_fields : undefined;
  shorter.additional_fields = cut.length === 0 ? { ...additional } : { ...additional, [cutMark]: cut };
  if (Buffer.byteLength(JSON.stringify(shorter.additional_fields)) > maxColumnBytes) {
    cut.push("additional_fields");
    shorter.additional_fields = { [cutMark]: cut };
  }
  return cut.length === 0 ? undefined : { row: shorter, cut };
}

function columnsOf(row: Row): Column[] {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets that a Row has only columns
  return Object.keys(row) as Column[];
}

function cutText(text: string, maxBytes: number): string {
  // A character is at most four bytes, so this many always fit; then as many more as there is room for.
  let end = Math.floor(maxBytes / 4);
  for (let step = end; step >= 1; step = Math.floor(step / 2)) {
    while (end + step <= text.length && Buffer.byteLength(text.slice(0, end + step)) <= maxBytes) end += step;
  }
  // Half of a surrogate pair is no character.
  const last = text.charCodeAt(end - 1);
  return text.slice(0, last >= 0xd8_00 && last <= 0xdb_ff ? end - 1 : end);
}
