import type { Cell } from "../server/result.ts";

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

/**
 * A cell as people read it: numbers grouped, times in UTC without fractions of zero, nothing for null.
 * @param type - KQL type of its column.
 */
export function cellText(cell: Cell | undefined, type: string): string {
  if (cell === null || cell === undefined) return "";
  if (type === "datetime" && typeof cell === "string") return timeText(cell);
  if (typeof cell === "number") return number.format(cell);
  if (type === "long" && typeof cell === "string" && /^-?\d+$/u.test(cell)) return number.format(BigInt(cell));
  return String(cell);
}

/** `2026-03-10T10:00:00.000Z` -> `2026-03-10 10:00:00`. */
export function timeText(iso: string): string {
  return iso
    .replace("T", " ")
    .replace(/(?:\.0+)?Z$/u, "")
    .replace(/(\.\d{3})\d*Z?$/u, "$1");
}

/** Milliseconds since 1970 -> `2026-03-10 10:00:00`. */
export function momentText(at: number): string {
  return timeText(new Date(at).toISOString().replace(/\.\d+Z$/u, "Z"));
}
