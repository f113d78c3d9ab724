import type { Cell } from "../server/result.ts";
import { timeText } from "../words/moment-text.ts";

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
