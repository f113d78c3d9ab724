import { createHash } from "node:crypto";

import { unsupported } from "../../plan/position.ts";
import type { ScalarType, Value } from "../../values/types.ts";
import { type FunctionFamily, long, required, type ScalarFunction, text, unary } from "./define.ts";
import { xxhash64 } from "./xxhash64.ts";

/** `hash_combine` and `hash_many` are missing: how they combine is not documented. */
export const hashes: FunctionFamily = {
  hash: xxhash(),
  hash_xxhash64: xxhash(),
  hash_md5: digest("md5"),
  hash_sha1: digest("sha1"),
  hash_sha256: digest("sha256"),
};

/** In hexadecimal, of the text that `tostring` gives. */
function digest(algorithm: string): ScalarFunction {
  return unary(text, (value) => createHash(algorithm).update(value).digest("hex"));
}

/**
 * Of a text its UTF-8, of a datetime its ticks as 8 bytes: the documentation's numbers. Of a long and a timespan likewise
 * (not confirmed). The remainder of a negative hash is not negative, as with `%` (not confirmed). Other types are refused.
 */
function xxhash(): ScalarFunction {
  return {
    compile({ name, arguments: [first, second], position }) {
      const source = required(first);
      if (!["string", "datetime", "long", "timespan"].includes(source.type)) {
        throw unsupported(`\`${name}\` of a ${source.type}`, position);
      }
      return (row) => {
        const bytes = bytesOf(source.evaluate(row), source.type);
        const size = second === undefined ? 0n : long(second.evaluate(row), second.type);
        if (bytes === undefined || size === null) {
          return null;
        }
        const hash = xxhash64(bytes);
        return size <= 0n ? (second === undefined ? hash : null) : ((hash % size) + size) % size;
      };
    },
  };
}

function bytesOf(value: Value, type: ScalarType): Buffer | undefined {
  if (typeof value === "string" && type === "string") {
    return Buffer.from(value);
  }
  if (typeof value !== "bigint") {
    return undefined;
  }
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
}
