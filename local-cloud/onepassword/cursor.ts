import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";
import * as v from "valibot";
import { streams } from "./streams.ts";

const signatureBytes = 64;

const cursor = v.strictObject({
  account: v.string(),
  stream: v.picklist(streams),
  /** Insertion position of the next event to look at. */
  position: v.number(),
  /** Events before this position were there at the reset, and only they are held to `start`. */
  horizon: v.number(),
  /** Event times in milliseconds: from `start`, before `end` (null for open). */
  start: v.number(),
  end: v.nullable(v.number()),
  limit: v.number(),
  /** Pages served along this cursor so far. */
  pages: v.number(),
  issuedAt: v.number(),
});

/** A place in a stream, and everything that the reset which began it asked for. */
export type Cursor = v.InferOutput<typeof cursor>;

/**
 * Writes a cursor as an opaque string of about 200 characters (the Splunk client's `CursorLength`), signed, so that
 * a changed or invented one is noticed. The same place gives the same string.
 */
export function encodeCursor(place: Cursor, key: Uint8Array): string {
  const { account, stream, position, horizon, start, end, limit, pages, issuedAt } = place;
  const fields = [account, streams.indexOf(stream), position, horizon, start, end, limit, pages, issuedAt];
  const body = Buffer.from(JSON.stringify(fields));
  return Buffer.concat([sign(body, key), body]).toString("base64url");
}

/** Reads a cursor; undefined if this key did not sign it. */
export function decodeCursor(text: string, key: Uint8Array): Cursor | undefined {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length <= signatureBytes || bytes.toString("base64url") !== text) return undefined;
  const body = bytes.subarray(signatureBytes);
  if (!timingSafeEqual(bytes.subarray(0, signatureBytes), sign(body, key))) return undefined;
  const fields: unknown = JSON.parse(body.toString());
  if (!Array.isArray(fields)) return undefined;
  const [account, stream, position, horizon, start, end, limit, pages, issuedAt]: unknown[] = fields;
  return v.parse(cursor, {
    account,
    stream: typeof stream === "number" ? streams[stream] : undefined,
    position,
    horizon,
    start,
    end,
    limit,
    pages,
    issuedAt,
  });
}

function sign(body: Uint8Array, key: Uint8Array): Buffer {
  return createHmac("sha512", key).update(body).digest();
}
