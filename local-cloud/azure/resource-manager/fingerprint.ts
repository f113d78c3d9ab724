import { createHmac, randomBytes } from "node:crypto";

import { isJsonObject, type JsonValue } from "./json-value.ts";

/** Made anew in each process, so that a fingerprint says nothing to anyone outside of it. */
const key = randomBytes(32);

/** Stands for a secret value where it must show whether the value changed, but not the value. */
export function fingerprint(value: string): string {
  return `(secret ${createHmac("sha256", key).update(value).digest("hex").slice(0, 16)})`;
}

/** Whether a fingerprint stands somewhere in place of a value. */
export function hidesSecret(value: JsonValue): boolean {
  if (typeof value === "string") return /^\(secret [0-9a-f]{16}\)$/u.test(value);
  if (Array.isArray(value)) return value.some(hidesSecret);
  return isJsonObject(value) && Object.values(value).some(hidesSecret);
}
