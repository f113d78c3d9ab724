import { cellText } from "./cell-text.ts";
import type { Cell, Column } from "../server/result.ts";

/** A column of one row, as it is shown in full. */
export interface RowValue {
  readonly name: string;
  readonly type: string;
  /** Empty for null. */
  readonly text: string;
  /** Whether it has lines of its own. */
  readonly isBlock: boolean;
}

/** All of a row; dynamic values as indented JSON. */
export function rowValues(columns: readonly Column[], row: readonly Cell[]): readonly RowValue[] {
  return columns.map(({ name, type }, index) => {
    const cell = row[index] ?? null;
    const text = type === "dynamic" ? indented(cell) : cellText(cell, type);
    return { name, type, text, isBlock: text.includes("\n") };
  });
}

/** The text of JSON with a line for each member; anything else as it is. */
function indented(cell: Cell): string {
  if (typeof cell !== "string") return cellText(cell, "dynamic");
  try {
    const value: unknown = JSON.parse(cell);
    return typeof value === "object" && value !== null ? JSON.stringify(value, undefined, 2) : cell;
  } catch {
    return cell;
  }
}
