import * as v from "valibot";
import type { EventsApiBehaviour } from "./behaviour.ts";

/** What a page request asks for: to go on from a cursor, or to start afresh. Times in milliseconds since 1970. */
export type PageRequest =
  | { readonly kind: "cursor"; readonly cursor: string }
  | { readonly kind: "reset"; readonly limit: number; readonly start: number; readonly end: number | null };

const defaultLimit = 100;
const maxLimit = 1000;
const hourMs = 3_600_000;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/iu;

const time = v.pipe(
  v.string(),
  v.regex(rfc3339),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);

const fields = v.looseObject({
  cursor: v.nullish(v.string()),
  limit: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1))),
  start_time: v.nullish(time),
  end_time: v.nullish(time),
});
// A loose object may be an array to valibot, but not to the API.
const body = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  fields,
);

/**
 * Reads the body of a page request (Events API reference, "Pagination"): `{cursor}` or
 * `{limit?, start_time?, end_time?}`. Without `start_time` it starts one hour before `end_time`, or before now.
 *
 * @param now - milliseconds since 1970.
 * @returns undefined where the API answers 400.
 */
export function readPageRequest(text: string, now: number, behaviour: EventsApiBehaviour): PageRequest | undefined {
  const parsed = v.safeParse(body, parseJson(text));
  if (!parsed.success) return undefined;
  // Go, and so the API, reads a null field as an absent one.
  const cursor = parsed.output.cursor ?? undefined;
  const limit = parsed.output.limit ?? undefined;
  const start = parsed.output.start_time ?? undefined;
  const end = parsed.output.end_time ?? undefined;
  if (cursor !== undefined) {
    const hasResetFields = limit !== undefined || start !== undefined || end !== undefined;
    return hasResetFields && behaviour.bothBodies === "refuse" ? undefined : { kind: "cursor", cursor };
  }
  if (limit !== undefined && limit > maxLimit && behaviour.limitAbove1000 === "refuse") return undefined;
  return {
    kind: "reset",
    limit: Math.min(limit ?? defaultLimit, maxLimit),
    start: start ?? (end ?? now) - hourMs,
    end: end ?? null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
