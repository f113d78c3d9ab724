import { gunzipSync } from "node:zlib";

import { type Json, parseJson } from "./json-text.ts";

/** "Maximum allowed content length: 1048576 bytes (1 MB)". Counted here both packed and unpacked, the strictest reading of the docs. */
export const maxBodyBytes = 1_048_576;

/** The body of an upload, unpacked and parsed. */
export type UploadBody =
  | { readonly kind: "too large" }
  /** No JSON, or not what its encoding says. */
  | { readonly kind: "garbled" }
  | { readonly kind: "json"; readonly json: Json; readonly bytes: number };

export function readUploadBody(wire: Buffer, isGzip: boolean): UploadBody {
  const body = isGzip ? unpack(wire) : wire;
  if (body === "too large" || wire.length > maxBodyBytes) return { kind: "too large" };
  if (body === "not gzip") return { kind: "garbled" };
  if (body.length > maxBodyBytes) return { kind: "too large" };
  const json = parseBody(body);
  return json === undefined ? { kind: "garbled" } : { kind: "json", json, bytes: body.length };
}

function unpack(wire: Buffer): Buffer | "too large" | "not gzip" {
  try {
    return gunzipSync(wire, { maxOutputLength: maxBodyBytes });
  } catch (error) {
    return error instanceof RangeError ? "too large" : "not gzip";
  }
}

function parseBody(body: Buffer): Json | undefined {
  try {
    return parseJson(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
