import { formatDatetime, formatTimespan } from "./ticks.ts";
import { type ScalarType, Ticks, type Value } from "./types.ts";

/** A value as `tostring` gives it. Null is the empty text. */
export function toText(value: Value, type: ScalarType): string {
  if (value === null) {
    return "";
  }
  if (value instanceof Ticks) {
    return toText(value.ticks, value.type);
  }
  if (type === "datetime" && typeof value === "bigint") {
    return formatDatetime(value);
  }
  if (type === "timespan" && typeof value === "bigint") {
    return formatTimespan(value);
  }
  if (type === "real" && typeof value === "number") {
    return realText(value);
  }
  if (typeof value === "string") {
    return value;
  }
  return typeof value === "number" && type !== "dynamic" ? String(value) : toJson(value);
}

/** A real keeps a decimal point, so that it reads as one: `1.0`. */
function realText(value: number): string {
  if (Number.isNaN(value)) {
    return "NaN";
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? "Infinity" : "-Infinity";
  }
  const text = String(value);
  return /[.e]/u.test(text) ? text : `${text}.0`;
}

/** JSON of a dynamic value, without spaces. */
export function toJson(value: Value): string {
  if (typeof value === "string") {
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    return Number.isFinite(value) ? realText(value) : JSON.stringify(realText(value));
  }
  if (value instanceof Ticks) {
    return JSON.stringify(toText(value.ticks, value.type));
  }
  if (value instanceof Map) {
    return `{${Array.from(value, ([key, inner]) => `${JSON.stringify(key)}:${toJson(inner)}`).join(",")}}`;
  }
  if (typeof value === "object" && value !== null) {
    return `[${Array.from(value.values(), (inner) => toJson(inner)).join(",")}]`;
  }
  return String(value);
}
