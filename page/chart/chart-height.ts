import type { Result } from "../server/result.ts";
import type { ChartSettings } from "./chart-settings.ts";
import { indexOf, mostCategories } from "./series.ts";

/** Pixels of a category's bar with its name, and of what is around them. */
const [categoryHeight, around] = [24, 60] as const;

/** Pixels that a chart needs to be read: bars with many categories are higher than was asked for. */
export function chartHeight(
  settings: ChartSettings,
  { columns, rows }: Pick<Result, "columns" | "rows">,
  asked: number,
): number {
  if (settings.kind !== "bars") return asked;
  const index = indexOf(columns, settings.x);
  const categories = Math.min(new Set(rows.map((row) => row[index])).size, mostCategories + 1);
  return Math.max(asked, categories * categoryHeight + around);
}
