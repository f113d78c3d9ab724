import type { JsonValue } from "../../json-value.ts";
import { cannotEvaluate } from "../invalid-template.ts";
import { textOf } from "../values.ts";

/** `{index[,alignment][:format]}`, or a brace that is written twice. */
const item = /\{\{|\}\}|\{(?<index>\d+)(?:,(?<alignment>-?\d+))?(?::(?<format>[^{}]*))?\}|[{}]/gu;

/**
 * `format`: .NET's composite formatting in the invariant culture, with the standard formats of integers that templates use
 * (Microsoft Learn, "Composite formatting" and "Standard numeric format strings").
 * @throws ArmError when a place holder has no argument, or a format is none of `D`, `N`, `X` and `G`.
 */
export function compositeFormat(text: string, args: readonly JsonValue[]): string {
  return text.replaceAll(item, (found: string, ...rest: readonly unknown[]) => {
    if (found === "{{") return "{";
    if (found === "}}") return "}";
    const [index, alignment, format] = rest;
    if (typeof index !== "string") throw cannotEvaluate("format", "Input string was not in a correct format.");
    const arg = args[Number(index)];
    if (arg === undefined) {
      throw cannotEvaluate(
        "format",
        "Index (zero based) must be greater than or equal to zero and less than the size of the argument list.",
      );
    }
    const formatted = formatValue(arg, typeof format === "string" ? format : "");
    const width = typeof alignment === "string" ? Number(alignment) : 0;
    return width < 0 ? formatted.padEnd(-width) : formatted.padStart(width);
  });
}

function formatValue(value: JsonValue, format: string): string {
  // .NET has formats for numbers only; a string or a boolean ignores them.
  if (typeof value !== "number" || format === "") return textOf(value);
  const [, letter = "", digits = ""] = /^([A-Za-z])(\d{0,2})$/u.exec(format) ?? [];
  const precision = digits === "" ? undefined : Number(digits);
  switch (letter) {
    case "D":
    case "d":
      return signed(value, String(Math.abs(value)).padStart(precision ?? 0, "0"));
    case "N":
    case "n":
      return signed(value, Math.abs(value).toLocaleString("en-US", fraction(precision ?? 2)));
    case "X":
      return hex(value)
        .toUpperCase()
        .padStart(precision ?? 0, "0");
    case "x":
      return hex(value).padStart(precision ?? 0, "0");
    case "G":
    case "g":
      return String(value);
    default:
      throw cannotEvaluate("format", `The format '${format}' is none that this Resource Manager knows.`);
  }
}

function fraction(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

function signed(value: number, digits: string): string {
  return value < 0 ? `-${digits}` : digits;
}

/** Two's complement of 64 bits, as .NET writes a long. */
function hex(value: number): string {
  return BigInt.asUintN(64, BigInt(value)).toString(16);
}
