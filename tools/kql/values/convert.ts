import { parseDatetimeText } from "./datetime-text.ts";
import { inRange } from "./calendar.ts";
import { toText } from "./text.ts";
import { parseTimespan } from "./ticks.ts";
import { type ScalarType, Ticks, type Value } from "./types.ts";

type Conversion = (value: Value, from: ScalarType) => Value;

/**
 * A value in another type, as `tolong`, `todatetime` and the like convert it: null (for a string: empty) when it cannot be.
 * `from` is the static type of the value; what is in a dynamic value says itself what it is.
 *
 * The documentation says of numbers only that they are cut to whole ones. Not confirmed: texts of fractions as whole numbers
 * (`tolong('1.5')` is 1), spaces around numbers, ticks as the number of a datetime or a timespan, and texts of numbers as bool.
 */
export const convertTo: Readonly<Record<ScalarType, Conversion>> = {
  string: toText,
  bool: toBool,
  int: (value) => {
    const long = toLong(value);
    return long === null || BigInt.asIntN(32, long) !== long ? null : Number(long);
  },
  long: toLong,
  real: toReal,
  decimal: toReal,
  datetime: (value, from) => {
    const ticks = ticksOf(value, from, "datetime");
    if (ticks !== undefined) {
      return ticks;
    }
    return typeof value === "string"
      ? (parseDatetimeText(value) ?? null)
      : typeof value === "bigint" && from !== "timespan"
        ? (inRange(value) ?? null)
        : null;
  },
  timespan: (value, from) =>
    ticksOf(value, from, "timespan") ?? (typeof value === "string" ? (parseTimespan(value) ?? null) : null),
  guid: (value) => (typeof value === "string" ? guidOf(value) : null),
  dynamic: (value, from) =>
    typeof value === "bigint" && (from === "datetime" || from === "timespan")
      ? new Ticks(from, value)
      : from === "int" && typeof value === "number"
        ? BigInt(value)
        : value,
};

function ticksOf(value: Value, from: ScalarType, type: "datetime" | "timespan"): bigint | undefined {
  if (value instanceof Ticks) {
    return value.type === type ? value.ticks : undefined;
  }
  return from === type && typeof value === "bigint" ? value : undefined;
}

function toBool(value: Value): Value {
  if (typeof value === "boolean") {
    return value;
  }
  if (typeof value === "number" || typeof value === "bigint") {
    return Number(value) !== 0;
  }
  if (typeof value !== "string") {
    return null;
  }
  const text = value.trim().toLowerCase();
  return text === "true" ? true : text === "false" ? false : /^-?\d+$/u.test(text) ? Number(text) !== 0 : null;
}

function toLong(value: Value): bigint | null {
  if (typeof value === "string") {
    const text = value.trim();
    const whole = /^([+-])?(\d+|0x[\da-f]{1,16})$/iu.exec(text);
    return whole === null
      ? fromReal(realOf(text))
      : fitted(BigInt(whole[2] ?? 0) * (whole[1] === "-" ? -1n : 1n), /0x/iu.test(text));
  }
  if (typeof value === "boolean") {
    return value ? 1n : 0n;
  }
  if (value instanceof Ticks) {
    return value.ticks;
  }
  return typeof value === "bigint" ? value : typeof value === "number" ? fromReal(value) : null;
}

/** Hexadecimal digits are the bits of the number: `0xffffffffffffffff` is -1. */
function fitted(whole: bigint, isBits: boolean): bigint | null {
  const long = BigInt.asIntN(64, whole);
  return long === whole || isBits ? long : null;
}

function fromReal(value: number | null): bigint | null {
  return value === null || !Number.isFinite(value) ? null : fitted(BigInt(Math.trunc(value)), false);
}

function toReal(value: Value): number | null {
  if (typeof value === "string") {
    return realOf(value.trim());
  }
  if (value instanceof Ticks) {
    return Number(value.ticks);
  }
  return typeof value === "number"
    ? value
    : typeof value === "bigint" || typeof value === "boolean"
      ? Number(value)
      : null;
}

function realOf(text: string): number | null {
  const special = { nan: Number.NaN, inf: Infinity, "+inf": Infinity, "-inf": -Infinity }[text.toLowerCase()];
  return special ?? (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text) ? Number(text) : null);
}

/** The first 32 hexadecimal digits, hyphens left out; what follows does not count. */
function guidOf(text: string): string | null {
  const digits = text.replaceAll("-", "").slice(0, 32).toLowerCase();
  return /^[\da-f]{32}$/u.test(digits) ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-") : null;
}
