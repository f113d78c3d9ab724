import type { Value } from "./types.ts";

const whole = /^-?\d+$/u;
const minLong = -(2n ** 63n);
const maxLong = 2n ** 63n - 1n;

/**
 * JSON to a dynamic value: whole numbers are longs (bigint), others reals. Undefined when the text is no JSON.
 * The source text of a number decides, so that `1.0` stays a real and no digit of a long is lost.
 */
export function parseJson(text: string): Value | undefined {
  try {
    return fromJson(JSON.parse(text, keepNumbers));
  } catch {
    return undefined;
  }
}

/** What `JSON.parse` with the reviver gives, and what a decoded event holds. */
export function fromJson(value: unknown): Value {
  if (Array.isArray(value)) {
    return value.map(fromJson);
  }
  if (typeof value === "object" && value !== null) {
    return new Map(Object.entries(value).map(([key, inner]) => [key, fromJson(inner)]));
  }
  return typeof value === "string" ||
    typeof value === "boolean" ||
    typeof value === "number" ||
    typeof value === "bigint"
    ? value
    : null;
}

function keepNumbers(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || !whole.test(context?.source ?? "")) {
    return value;
  }
  const long = BigInt(context?.source ?? "");
  return long >= minLong && long <= maxLong ? long : value;
}
