import { toJson } from "./text.ts";
import { Ticks, type Value } from "./types.ts";

/** Order of two values of one type that are not null; negative when the first comes first. Strings by code unit. */
export function compare(left: Value, right: Value): number {
  const [one, other] = [plain(left), plain(right)];
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

/** Equality of two values that are not null; whole and real numbers of a dynamic compare by value. */
export function equal(left: Value, right: Value): boolean {
  // `==` between a bigint and a number compares their values; no other mixed pair reaches it.
  return (
    left === right ||
    (isNumber(left) && isNumber(right)
      ? Number(left) === Number(right) && compare(left, right) === 0
      : plainEqual(left, right))
  );
}

/** A key for maps and sets: the same for equal values of one type, different for different ones. */
export function keyOf(value: Value): null | boolean | number | bigint | string {
  return typeof value === "object" && value !== null ? plain(value) : value;
}

function plainEqual(left: Value, right: Value): boolean {
  return (
    typeof left === "object" &&
    typeof right === "object" &&
    left !== null &&
    right !== null &&
    plain(left) === plain(right)
  );
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function plain(value: Value): boolean | number | bigint | string {
  if (value instanceof Ticks) {
    return value.ticks;
  }
  return typeof value === "object" ? toJson(value) : value;
}
