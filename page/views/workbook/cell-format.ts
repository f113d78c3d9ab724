import type { Cell } from "../../server/result.ts";
import { cellText } from "../../table/cell-text.ts";
import { fieldsOf, numberOf, textOf } from "./json.ts";

/** How a column of a table is drawn. */
export type Format =
  | { readonly kind: "hidden" }
  | { readonly kind: "text" | "bar" | "heat"; readonly number: Intl.NumberFormat | undefined }
  | { readonly kind: "link"; readonly label: string | undefined }
  | {
      readonly kind: "thresholds";
      readonly known: readonly Threshold[];
      readonly number: Intl.NumberFormat | undefined;
    };

/** Number of a renderer of Workbooks -> what it is here. */
export const formatters: Readonly<
  Record<number, "text" | "bar" | "hidden" | "link" | "heat" | "bigNumber" | "thresholds">
> = { 1: "text", 4: "bar", 5: "hidden", 7: "link", 8: "heat", 12: "bigNumber", 18: "thresholds" };

/** A line of `thresholdsGrid`: values that it is for, and how they are shown. */
export interface Threshold {
  readonly operator: string;
  readonly value: string;
  readonly icon: string;
  /** `{0}` is the value, `{1}` its unit. */
  readonly text: string;
}

/** Operators of thresholds. `Default` is for what no other line takes. */
export const operators: Readonly<Record<string, (cell: string, value: string) => boolean>> = {
  "==": (cell, value) => cell === value,
  "!=": (cell, value) => cell !== value,
  ">": (cell, value) => Number(cell) > Number(value),
  ">=": (cell, value) => Number(cell) >= Number(value),
  "<": (cell, value) => Number(cell) < Number(value),
  "<=": (cell, value) => Number(cell) <= Number(value),
  contains: (cell, value) => cell.includes(value),
  startsWith: (cell, value) => cell.startsWith(value),
  endsWith: (cell, value) => cell.endsWith(value),
  Default: () => true,
};

/** An icon: its sign, and how good it is. The text beside it says what it means. */
export interface Icon {
  readonly sign: string;
  readonly mark: "good" | "warning" | "bad" | "";
}

const otherIcon: Icon = { sign: "?", mark: "" };

/** Names of icons of Workbooks. */
export const icons: Readonly<Record<string, Icon>> = {
  success: { sign: "✓", mark: "good" },
  2: { sign: "!", mark: "warning" },
  4: { sign: "✕", mark: "bad" },
  Unknown: otherIcon,
  disabled: { sign: "–", mark: "" },
};

export function readThreshold(value: unknown): Threshold {
  const { operator, thresholdValue, representation, text } = fieldsOf(value);
  return {
    operator: textOf(operator) ?? "",
    value: textOf(thresholdValue) ?? "",
    icon: textOf(representation) ?? "",
    text: textOf(text) ?? "{0}{1}",
  };
}

/** `numberFormat`: the members of Intl.NumberFormat that ours use. Undefined when there is none. */
export function readNumberFormat(value: unknown): Intl.NumberFormat | undefined {
  if (value === undefined) return undefined;
  const options = fieldsOf(fieldsOf(value)["options"]);
  return new Intl.NumberFormat("en", {
    useGrouping: options["useGrouping"] !== false,
    maximumFractionDigits: numberOf(options["maximumFractionDigits"]) ?? 3,
  });
}

/** A cell as it is written. */
export function formattedText(cell: Cell, type: string, number: Intl.NumberFormat | undefined): string {
  return typeof cell === "number" && number !== undefined ? number.format(cell) : cellText(cell, type);
}

/** The icon and the text of a value. A truth value is compared as its text; an empty cell is nothing. */
export function thresholdOf(
  cell: Cell,
  type: string,
  { known, number }: Extract<Format, { readonly kind: "thresholds" }>,
): (Icon & { readonly text: string }) | undefined {
  if (cell === null || cell === "") return undefined;
  const compared = String(cell);
  const found = known.find(({ operator, value }) => operators[operator]?.(compared, value) ?? false);
  const text = (found?.text ?? "{0}").replaceAll("{0}", () => formattedText(cell, type, number)).replaceAll("{1}", "");
  return { ...(icons[found?.icon ?? ""] ?? otherIcon), text };
}

/** What part of the greatest value of its column a cell is, from 0 to 1. */
export function shareOf(cell: Cell, greatest: number): number {
  return typeof cell === "number" && greatest > 0 ? Math.min(Math.max(cell / greatest, 0), 1) : 0;
}

/** An address that a cell may lead to: https only, whatever an event says. */
export function safeAddress(cell: Cell): string | undefined {
  if (typeof cell !== "string") return undefined;
  const url = URL.parse(cell);
  return url?.protocol === "https:" ? url.href : undefined;
}
