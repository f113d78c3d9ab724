import * as v from "valibot";

/**
 * Answers of the Events API, as loosely as they can be read: what is not needed to go on is not required, and what is
 * not known is kept (Events API 1.4.1, "CursorCollection"; a Go server writes an empty list as null).
 */
const pageSchema = v.looseObject({
  cursor: v.pipe(v.string(), v.nonEmpty()),
  has_more: v.optional(v.boolean(), false),
  items: v.nullish(v.array(v.unknown())),
});

const introspectionSchema = v.looseObject({
  features: v.nullable(v.array(v.string())),
  account_uuid: v.nullish(v.string()),
});

/** A page as the Events API sends it. */
export interface EventsPage {
  readonly cursor: string;
  readonly hasMore: boolean;
  readonly items: readonly unknown[];
}

/** What a token may do, by the API's own word. */
export interface Introspection {
  /** Streams that the token may read. */
  readonly features: readonly string[];
  /** The 1Password account; undefined before API 1.4.1. */
  readonly account: string | undefined;
}

/** Reads a page; undefined when the answer is none. */
export function readPage(body: unknown): EventsPage | undefined {
  const read = v.safeParse(pageSchema, body);
  if (!read.success) return undefined;
  const { cursor, has_more: hasMore, items } = read.output;
  return { cursor, hasMore, items: items ?? [] };
}

/** Reads an introspection (v2); undefined when the answer is none. */
export function readIntrospection(body: unknown): Introspection | undefined {
  const read = v.safeParse(introspectionSchema, body);
  if (!read.success) return undefined;
  const { features, account_uuid: account } = read.output;
  // A Go server writes an unknown text as an empty one.
  return { features: features ?? [], account: account || undefined };
}
