import { canonicalJson } from "./json.ts";
import { Ticks, type Value } from "./types.ts";

/**
 * Order of two values of one type that are not null; negative when the first comes first. Strings by code unit.
 * NaN when the two have no order: a real that is NaN, a text beside a number.
 */
export function compare(left: Value, right: Value): number {
  return typeof left === "object" || typeof right === "object" ? order(plain(left), plain(right)) : order(left, right);
}

/** Equality of two values that are not null; whole and real numbers of a dynamic compare by value, bags whatever the order of their slots. */
export function equal(left: Value, right: Value): boolean {
  if (typeof left === "object" && typeof right === "object") {
    return keyOf(left) === keyOf(right);
  }
  return left === right || (isNumber(left) && isNumber(right) && compare(left, right) === 0);
}

/**
 * In front of the key of a value that is an object: half of a surrogate pair, which no text of a table holds.
 * So the array `[1]` and the text "[1]" have different keys.
 */
const mark = "\uDFFF";

/** A key for maps and sets: the same for equal values of one type, different for different ones. */
export function keyOf(value: Value): null | boolean | number | bigint | string {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return value instanceof Ticks ? `${mark}${value.type}${value.ticks}` : mark + canonicalJson(value);
}

type Plain = boolean | number | bigint | string;

function order(one: Plain, other: Plain): number {
  if (one === other) {
    return 0;
  }
  if (typeof one !== typeof other && !(isNumber(one) && isNumber(other))) {
    return Number.NaN;
  }
  // The last comparison holds for a whole and a real number of the same value, and for nothing that is NaN.
  return one < other ? -1 : one > other ? 1 : one >= other ? 0 : Number.NaN;
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function plain(value: Value): Plain {
  if (value instanceof Ticks) {
    return value.ticks;
  }
  return typeof value === "object" ? canonicalJson(value) : value;
}
