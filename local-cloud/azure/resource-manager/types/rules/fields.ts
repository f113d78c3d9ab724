import { isJsonObject, type JsonObject, type JsonValue } from "../../json-value.ts";
import { isJsonArray, placesAt } from "./body.ts";
import { minutesOf } from "./duration.ts";
import { isGuid } from "./guid.ts";
import { invalid, missing, type Wording } from "./wording.ts";

/** What a provider checks of one value. */
export interface Field {
  readonly is: keyof typeof kinds;
  /** Must be there wherever what is above it is there. */
  readonly required?: true;
  readonly oneOf?: readonly JsonValue[];
  /** Of a number its value, of a duration its minutes, of a string, array or object its length. */
  readonly min?: number;
  readonly max?: number;
  readonly matches?: RegExp;
  /** The value is the id of a resource that must exist: its type, or `any`. */
  readonly refersTo?: string;
  /** Answered when it is not sent. */
  readonly byDefault?: JsonValue;
  /** Never answered; of what was sent only a fingerprint is kept. */
  readonly secret?: true;
  /** Never answered. */
  readonly writeOnly?: true;
}

/** By path, as in body.ts. */
export type Fields = Readonly<Record<string, Field>>;

const kinds = {
  string: { named: "a string", fits: (value: JsonValue) => typeof value === "string" },
  boolean: { named: "true or false", fits: (value: JsonValue) => typeof value === "boolean" },
  integer: { named: "a whole number", fits: (value: JsonValue) => Number.isInteger(value) },
  number: { named: "a number", fits: (value: JsonValue) => typeof value === "number" },
  array: { named: "an array", fits: isJsonArray },
  object: { named: "an object", fits: isJsonObject },
  guid: { named: "a GUID", fits: (value: JsonValue) => typeof value === "string" && isGuid(value) },
  duration: {
    named: "an ISO 8601 duration",
    fits: (value: JsonValue) => typeof value === "string" && minutesOf(value) !== undefined,
  },
} as const;

/**
 * Checks a body against its fields, in their order.
 * @throws ArmError for the first that is wrong.
 */
export function checkFields(fields: Fields, body: JsonObject, wording: Wording): void {
  for (const [path, field] of Object.entries(fields)) {
    for (const place of placesAt(body, path)) {
      if (place.value === undefined) {
        if (field.required === true) throw missing(wording, place.path);
      } else {
        const expected = problemWith(place.value, field);
        if (expected !== undefined) throw invalid(wording, place.path, expected);
      }
    }
  }
}

/** What would be right, if the value is not. */
function problemWith(value: JsonValue, field: Field): string | undefined {
  const kind = kinds[field.is];
  if (!kind.fits(value)) return kind.named;
  if (field.oneOf !== undefined && !field.oneOf.includes(value)) {
    return `one of ${field.oneOf.map((allowed) => `'${JSON.stringify(allowed).replaceAll('"', "")}'`).join(", ")}`;
  }
  const size = sizeOf(value, field);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  if (size < min || size > max) return `${unitOf(value, field)} ${rangeText(field)}`;
  if (field.matches !== undefined && !(typeof value === "string" && field.matches.test(value)))
    return `text that matches ${field.matches.source}`;
  return undefined;
}

function sizeOf(value: JsonValue, { is }: Field): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return is === "duration" ? (minutesOf(value) ?? 0) : value.length;
  if (isJsonArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : 0;
}

function unitOf(value: JsonValue, { is }: Field): string {
  if (is === "duration") return "a duration in minutes";
  if (typeof value === "number") return "a number";
  return typeof value === "string" ? "a length" : "a number of elements";
}

function rangeText({ min, max }: Field): string {
  if (min === undefined) return `of at most ${max}`;
  return max === undefined ? `of at least ${min}` : `between ${min} and ${max}`;
}
