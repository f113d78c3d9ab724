import type { Cell, Column } from "../server/result.ts";

/**
 * Rows as a file of comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, "CSV Injection"): item titles and names are whatever people typed.
 */
export function separatedText(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const heading = columns.map(({ name }) => field(name, "string")).join(",");
  const lines = rows.map((row) => columns.map(({ type }, index) => field(row[index] ?? null, type)).join(","));
  return [heading, ...lines].map((line) => `${line}\r\n`).join("");
}

/** A decimal comes as text, and may begin with a minus. */
const numbers = new Set(["int", "long", "real", "decimal"]);

function field(cell: Cell, type: string): string {
  if (cell === null) return "";
  if (typeof cell !== "string" || numbers.has(type)) return String(cell);
  const harmless = /^[=+\-@\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
