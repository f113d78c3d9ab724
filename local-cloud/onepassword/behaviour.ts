/**
 * How the simulated Events API behaves where the real one is undocumented, or can be made to misbehave.
 * Plain data: change a field at any time and the next request sees it.
 */
export type EventsApiBehaviour = {
  /** Error bodies: `{"Error":{"Message"}}` as seen in the wild, or `{"status","message"}` as reference 1.4.1 has it. */
  errorShape: "observed" | "documented";
  /** A body with both a cursor and reset fields (undocumented): the cursor wins, or 400. */
  bothBodies: "cursor-wins" | "refuse";
  /** A `limit` over 1000: 400, or 1000 is used. */
  limitAbove1000: "refuse" | "clamp";
  /** `has_more`: true only if another event is there, or after every full page (so the next one may be empty). */
  hasMore: "exact" | "full-page";
  /** Every n-th page along a cursor comes empty with `has_more: true` and a new cursor (legal). 0 for never; not 1. */
  emptyPagesWithHasMore: number;
  /** Every cursor is answered with 400, as an expired one would be. */
  refuseCursors: boolean;
  /** Cursors issued before this time (milliseconds since 1970) are answered with 400. */
  refuseCursorsIssuedBefore: number;
  /** `account_uuid` in the v2 introspection; the API has it since 1.4.1. */
  introspectAccountUuid: boolean;
  /** Adds the fields that only accounts of managed service providers get (v2). */
  mspFields: boolean;
  /** Adds to every event fields that no documentation names. */
  unknownFields: boolean;
  /** Gives every event an action or type that no documentation names. */
  unknownValues: boolean;
  /** Requests a minute and token; Infinity for no limit. */
  requestsPerMinute: number;
  /** Requests an hour and token; Infinity for no limit. */
  requestsPerHour: number;
  /** The Retry-After header on 429 (undocumented): none, seconds, or an HTTP date. */
  retryAfter: "none" | "seconds" | "date";
  /** How far back a reset cursor reaches, in days (Events API reference, "Rate limits": 120). */
  historyDays: number;
};

/** What the real API does as far as known, and the likeliest reading elsewhere. */
export const defaultBehaviour: Readonly<EventsApiBehaviour> = {
  errorShape: "observed",
  bothBodies: "cursor-wins",
  limitAbove1000: "refuse",
  hasMore: "exact",
  emptyPagesWithHasMore: 0,
  refuseCursors: false,
  refuseCursorsIssuedBefore: 0,
  introspectAccountUuid: true,
  mspFields: false,
  unknownFields: false,
  unknownValues: false,
  requestsPerMinute: 600,
  requestsPerHour: 30_000,
  retryAfter: "none",
  historyDays: 120,
};
