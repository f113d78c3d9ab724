import type { JsonValue } from "../../json-value.ts";
import { ExpressionFault } from "../invalid-template.ts";
import { isJsonArray } from "../values.ts";
import { fn } from "./signature.ts";

/** From one type to another (Microsoft Learn, "Logical functions", "Numeric functions", "Array functions", "Object functions"). */
export const conversionFunctions = {
  array: fn({ takes: ["any"] }, ([value]) => (isJsonArray(value) ? value : [value])),
  bool: fn({ takes: ["string | int | bool"] }, ([value]) => toBool(value)),
  false: fn({}, () => false),
  float: fn({ takes: ["string | int"] }, ([value]) =>
    toNumber("float", value, /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/u),
  ),
  int: fn({ takes: ["string | int"] }, ([value]) => toNumber("int", value, /^\s*[+-]?\d+\s*$/u)),
  json: fn({ takes: ["string"] }, ([text]) => parseJson("json", text)),
  null: fn({}, () => null),
  true: fn({}, () => true),
};

function toBool(value: string | number | boolean): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  const text = value.trim().toLowerCase();
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  throw cannot("bool", value, "Boolean");
}

function toNumber(name: string, value: string | number, pattern: RegExp): number {
  if (typeof value === "number") return value;
  if (pattern.test(value)) return Number(value);
  throw cannot(name, value, name === "int" ? "Integer" : "Float");
}

/** @throws ArmError when the text is not JSON. */
export function parseJson(name: string, text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    throw cannot(name, text, "JSON");
  }
}

function cannot(name: string, text: string, type: string): ExpressionFault {
  return new ExpressionFault(
    `The template language function '${name}' cannot convert provided value '${text.slice(0, 100)}' to '${type}'. Please see https://aka.ms/arm-functions for usage details.`,
  );
}
