import { toJson } from "./text.ts";
import { Ticks, type Value } from "./types.ts";

const whole = /^-?\d+$/u;
const minLong = -(2n ** 63n);
const maxLong = 2n ** 63n - 1n;

/** How a JSON text can begin. Most texts that are no JSON are known by it, without the price of an exception. */
const beginning = /^\s*[[{"\-\dtfn]/u;

/** Numbers whose text says more than their value as a double: many digits, `1.0`, `1e3`. Finds a few in strings too, which only costs time. */
const tellingNumber = /(?:^|[[:,\s])-?(?:\d{16}|\d+\.0+(?!\d)|\d+(?:\.\d+)?e)/iu;

/**
 * JSON to a dynamic value: whole numbers are longs (bigint), others reals. Undefined when the text is no JSON.
 * `1.0` stays a real and no digit of a long is lost: then the source text of each number decides, which is slow,
 * and so only done where the text has such a number.
 */
export function parseJson(text: string): Value | undefined {
  if (!beginning.test(text)) {
    return undefined;
  }
  try {
    return tellingNumber.test(text) ? fromJson(JSON.parse(text, keepNumbers)) : fromShortNumbers(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** What `JSON.parse` with the reviver gives. */
function fromJson(value: unknown): Value {
  return convert(value, (number) => number);
}

/** What `JSON.parse` gives for a text without a telling number: a whole number is a long. */
function fromShortNumbers(value: unknown): Value {
  return convert(value, (number) => (Number.isInteger(number) ? BigInt(number) : number));
}

function convert(value: unknown, number: (value: number) => Value): Value {
  if (typeof value === "string") {
    return value;
  }
  if (typeof value === "number") {
    return number(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => convert(item, number));
  }
  if (typeof value === "object" && value !== null) {
    const bag = new Map<string, Value>();
    for (const [key, inner] of Object.entries(value)) {
      bag.set(key, convert(inner, number));
    }
    return bag;
  }
  return typeof value === "boolean" || typeof value === "bigint" ? value : null;
}

function keepNumbers(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || !whole.test(context?.source ?? "")) {
    return value;
  }
  const long = BigInt(context?.source ?? "");
  return long >= minLong && long <= maxLong ? long : value;
}

/** JSON with the slots of bags in the order of their names: one text for equal values, as `dynamic_to_json` gives it. */
export function canonicalJson(value: Value): string {
  if (value instanceof Map) {
    const slots = [...value].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${slots.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
  }
  if (typeof value === "object" && value !== null && !(value instanceof Ticks)) {
    return `[${Array.from(value.values(), (inner) => canonicalJson(inner)).join(",")}]`;
  }
  return toJson(value);
}
