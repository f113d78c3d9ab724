import type { Cell, Column } from "../server/result.ts";
import { cellText } from "./cell-text.ts";

/** Rows whose texts decide, from the first to the last; all of 100,000 would take long. */
const sampled = 200;
const least = 6;
const most = 48;

/** Widths for CSS grid: `template` for its columns, `total` for the whole. */
export interface ColumnWidths {
  readonly template: string;
  readonly total: string;
}

/**
 * Widths by the longest text of some rows: `minmax(12ch, 12fr) …`. Each row is a grid of its own, so all need the same total: with a
 * width that depends on what is in a row, columns would not stand below each other.
 * @param beside - Characters of room that a column needs beside its texts, such as for an icon.
 */
export function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  headings: Readonly<Record<string, string>> = {},
  beside: Readonly<Record<string, number>> = {},
): ColumnWidths {
  const step = Math.max(1, Math.floor(rows.length / sampled));
  const sample = rows.filter((_, index) => index % step === 0 || index === rows.length - 1);
  const widths = columns.map(({ name, type }, index) => {
    const texts = [headings[name] ?? name, ...sample.map((row) => cellText(row[index], type))];
    const longest = texts.reduce((length, text) => Math.max(length, text.length), 0);
    return Math.min(Math.max(longest + 3 + (beside[name] ?? 0), least), most);
  });
  return {
    template: widths.map((width) => `minmax(${width}ch, ${width}fr)`).join(" "),
    total: `${widths.reduce((sum, width) => sum + width, 0)}ch`,
  };
}
