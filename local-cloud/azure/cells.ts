import { parseDatetime, datetimeFromMilliseconds, formatDatetime } from "../../tools/kql/values/ticks.ts";
import { toText } from "../../tools/kql/values/text.ts";
import { isScalarType, type ScalarType, Ticks, type Value } from "../../tools/kql/values/types.ts";
import { type Json, stringifyJson } from "./json-text.ts";

/** The type of a column in queries, by its type in Resource Manager: lower case; only `boolean` is called otherwise. */
export function scalarTypeOf(columnType: string): ScalarType {
  const name = columnType === "boolean" ? "bool" : columnType;
  return isScalarType(name) ? name : "string";
}

/** A shaped value as the query engine keeps it. What has come through the row shaper fits its column. */
export function cellOf(type: ScalarType, value: Json): Value {
  if (value === null) {
    return type === "string" ? "" : null;
  }
  switch (type) {
    case "string":
    case "guid":
      return typeof value === "string" ? value : stringifyJson(value);
    case "datetime":
      return typeof value === "string" ? (parseDatetime(value) ?? datetimeFromMilliseconds(Date.parse(value))) : null;
    case "long":
      return typeof value === "bigint" || typeof value === "number" ? BigInt(value) : null;
    case "bool":
      return value === true;
    case "dynamic":
      return dynamicOf(value);
    case "int":
    case "real":
    case "decimal":
    case "timespan":
      return Number(value);
  }
}

/** A dynamic value: whole numbers are longs. */
function dynamicOf(value: Json): Value {
  if (typeof value === "number") {
    return Number.isInteger(value) ? BigInt(value) : value;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Array.isArray(value)
    ? value.map((item: Json) => dynamicOf(item))
    : new Map(Object.entries(value).map(([key, inner]) => [key, dynamicOf(inner)]));
}

/** A value of the query engine as JSON. An empty text is null: Kusto knows no difference. */
export function jsonOf(type: ScalarType, value: Value): Json {
  if (value === null || (value === "" && type === "string")) {
    return null;
  }
  if (typeof value === "bigint" && type === "datetime") {
    return shortDatetime(value);
  }
  return typeof value === "bigint" && type === "timespan" ? toText(value, type) : plainJson(value);
}

function plainJson(value: Value): Json {
  if (typeof value === "bigint") {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (value instanceof Ticks) {
    return toText(value.ticks, value.type);
  }
  if (value instanceof Map) {
    return Object.fromEntries(Array.from(value, ([key, inner]) => [key, plainJson(inner)]));
  }
  return typeof value === "object" && value !== null ? Array.from(value.values(), (inner) => plainJson(inner)) : value;
}

/** Milliseconds, or seven digits where there are more. */
export function shortDatetime(datetime: bigint): string {
  return formatDatetime(datetime).replace(/0000Z$/u, "Z");
}
