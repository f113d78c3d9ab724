import { gunzipSync, inflateSync } from "node:zlib";

import { isArray } from "./path.ts";
import type { Value } from "../../values/types.ts";
import { type FunctionFamily, raw, text, unary } from "./define.ts";

/**
 * Texts in other codings. What cannot be decoded gives null (an empty text). `gzip_compress_to_base64_string` and its `zlib` twin are
 * missing: which bytes come out depends on the compressor.
 */
export const encoding: FunctionFamily = {
  base64_encode_tostring: unary(text, (value) => Buffer.from(value).toString("base64")),
  base64_encodestring: unary(text, (value) => Buffer.from(value).toString("base64")),
  base64_decode_tostring: unary(text, (value) => utf8(bytesOf(value)) ?? ""),
  base64_decodestring: unary(text, (value) => utf8(bytesOf(value)) ?? ""),
  base64_decode_toarray: unary(text, (value) => {
    const bytes = bytesOf(value);
    return bytes === undefined ? null : Array.from(bytes, BigInt);
  }),
  base64_decode_toguid: unary(text, (value) => {
    const bytes = bytesOf(value);
    return bytes?.length === 16 ? reordered(bytes, [6, 7]).toString("hex").replace(guidParts, "$1-$2-$3-$4-$5") : null;
  }),
  base64_encode_fromguid: unary(text, (value) =>
    reordered(Buffer.from(value.replaceAll("-", ""), "hex"), [7, 6]).toString("base64"),
  ),
  base64_encode_fromarray: raw(([value]) => {
    const bytes = isArray(value ?? null) && Array.isArray(value) ? value : [];
    return bytes.every((byte: Value) => typeof byte === "bigint" && byte >= 0n && byte < 256n)
      ? Buffer.from(bytes.map(Number)).toString("base64")
      : "";
  }),
  gzip_decompress_from_base64_string: unary(text, (value) => decompressed(value, gunzipSync)),
  zlib_decompress_from_base64_string: unary(text, (value) => decompressed(value, inflateSync)),
  url_encode: unary(text, (value) => urlEncoded(value, "+")),
  url_encode_component: unary(text, (value) => urlEncoded(value, "%20")),
  url_decode: unary(text, urlDecoded),
  unicode_codepoints_from_string: unary(text, codePoints),
  to_utf8: unary(text, codePoints),
  unicode_codepoints_to_string: raw((values) => fromCodePoints(values)),
  make_string: raw((values) => fromCodePoints(values)),
};

const guidParts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/u;

/** Padding is needed: the documentation's example without it gives nothing. */
function bytesOf(base64: string): Buffer | undefined {
  const isWhole = base64.length % 4 === 0 && /^[\da-z+/]*={0,2}$/iu.test(base64);
  return isWhole ? Buffer.from(base64, "base64") : undefined;
}

function utf8(bytes: Buffer | undefined): string | undefined {
  try {
    return bytes === undefined ? undefined : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * A guid's first groups have their low byte first (.NET's `Guid.ToByteArray`). The third one too in the documentation's example of
 * `base64_encode_fromguid`, but not in that of `base64_decode_toguid`: each does what its example shows.
 */
function reordered(bytes: Buffer, third: readonly number[]): Buffer {
  const order = [3, 2, 1, 0, 5, 4, ...third, 8, 9, 10, 11, 12, 13, 14, 15];
  return Buffer.from(order.map((at) => bytes[at] ?? 0));
}

function decompressed(base64: string, decompress: (bytes: Buffer) => Buffer): string {
  const bytes = bytesOf(base64);
  try {
    return bytes === undefined || bytes.length === 0 ? "" : (utf8(decompress(bytes)) ?? "");
  } catch {
    return "";
  }
}

/** Letters, digits and `-_.!*()` stay, the rest is its UTF-8 in small hexadecimal (`HttpUtility.UrlEncode` of .NET; not confirmed for `!*()`). */
function urlEncoded(value: string, space: string): string {
  return Array.from(Buffer.from(value), (byte) => {
    const sign = String.fromCharCode(byte);
    return /[\da-z\-_.!*()]/iu.test(sign) && byte < 0x80
      ? sign
      : sign === " "
        ? space
        : `%${byte.toString(16).padStart(2, "0")}`;
  }).join("");
}

/** `+` is a space (not confirmed); bytes that are no UTF-8 become U+FFFD, a `%` without two digits stays. */
function urlDecoded(value: string): string {
  return value
    .replaceAll("+", " ")
    .replaceAll(/(?:%[\da-f]{2})+/giu, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString());
}

function codePoints(value: string): Value {
  return Array.from(value, (sign) => BigInt(sign.codePointAt(0) ?? 0));
}

/** Numbers and arrays of numbers; one that is no code point makes the whole empty. */
function fromCodePoints(values: readonly Value[]): string {
  const points = values.flatMap((value) => (Array.isArray(value) ? value : [value])).map(Number);
  return points.every((point) => Number.isInteger(point) && point >= 0 && point <= 0x10ffff)
    ? String.fromCodePoint(...points)
    : "";
}
