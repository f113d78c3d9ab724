import { createHash } from "node:crypto";

/** Azure's namespace for `guid()`. */
const namespace = Buffer.from("11fb06fb712d4ddd98c7e71bbd588830", "hex");

/**
 * `guid`: a UUID of version 5 (RFC 9562, 5.5) of the arguments, joined with `-`.
 * Source of the namespace and of the separator: Microsoft Learn, "String functions for Bicep", guid.
 */
export function nameGuid(parts: readonly string[]): string {
  const hash = createHash("sha1").update(namespace).update(parts.join("-"), "utf8").digest();
  hash[6] = (hash.readUInt8(6) & 0x0f) | 0x50;
  hash[8] = (hash.readUInt8(8) & 0x3f) | 0x80;
  const text = hash.toString("hex");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20, 32)].join("-");
}
