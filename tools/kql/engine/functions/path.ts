import { Ticks, type Value } from "../../values/types.ts";

/** `value.name`, `value[0]`; a negative index counts from the end. What is not there is null. */
export function elementOf(value: Value, selector: Value): Value {
  if (Array.isArray(value) && (typeof selector === "bigint" || typeof selector === "number")) {
    return value.at(Number(selector)) ?? null;
  }
  return isBag(value) && typeof selector === "string" ? (value.get(selector) ?? null) : null;
}

export function isBag(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value) && !(value instanceof Ticks);
}
