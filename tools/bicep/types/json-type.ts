import type { JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { ANY, literal, NULL, type Property, type Type, unionOf } from "./type.ts";

/** The type of JSON that is read when the template is compiled: everything in it is known. Bicep has no type for numbers with a fraction. */
export function typeOfJson(value: JsonValue): Type {
  if (value === null) return NULL;
  if (typeof value === "number" && !Number.isInteger(value)) return ANY;
  if (typeof value !== "object") return literal(value);
  if (Array.isArray(value)) {
    const tuple = value.map(typeOfJson);
    return { kind: "array", items: unionOf(tuple), tuple, minLength: tuple.length, maxLength: tuple.length };
  }
  const properties = Object.entries(value).map(([name, each]): [string, Property] => [
    name,
    { type: typeOfJson(each) },
  ]);
  return { kind: "object", properties: new Map(properties), additional: undefined, isWrittenOut: true };
}
