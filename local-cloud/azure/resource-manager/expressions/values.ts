import { isDeepStrictEqual } from "node:util";

import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";

/** The name that Azure's messages give to the type of a value. */
export function typeName(value: JsonValue): string {
  if (value === null) return "Null";
  if (Array.isArray(value)) return "Array";
  if (typeof value === "string") return "String";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Float";
  return "Object";
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Equal in type and content; the order of an object's members does not matter. */
export function sameValue(one: JsonValue, other: JsonValue): boolean {
  return isDeepStrictEqual(one, other);
}

/** The name under which an object has a member. Resource Manager looks members up without regard to case. */
export function memberName(object: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  return Object.keys(object).find((candidate) => sameName(candidate, name));
}

/** Whether two names are the same to Resource Manager, which compares most of them without regard to case. */
export function sameName(one: string, other: string): boolean {
  return one === other || one.toLowerCase() === other.toLowerCase();
}

/**
 * The text that `string()`, `format()` and `concat()` make of a value: .NET's, so that `true` is `True`.
 * Objects and arrays are JSON without blanks.
 */
export function textOf(value: JsonValue): string {
  if (value === null) return "";
  if (isJsonArray(value) || isJsonObject(value)) return JSON.stringify(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}
