import { parse as parseYaml } from "yaml";
import type { JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";

/** @throws Error that says what is wrong with the text */
export function readJson(text: string): JsonValue {
  return jsonValue(JSON.parse(text));
}

/** @throws Error that says what is wrong with the text */
export function readYaml(text: string): JsonValue {
  return jsonValue(parseYaml(text));
}

function jsonValue(value: unknown): JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      throw new Error(`The number ${String(value)} has too many digits.`);
    return value;
  }
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value !== "object") throw new Error(`A ${typeof value} is no value of JSON.`);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, jsonValue(item)]));
}
