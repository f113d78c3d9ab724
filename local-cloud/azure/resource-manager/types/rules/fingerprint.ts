import { createHmac, randomBytes } from "node:crypto";

/** Made anew in each process, so that a fingerprint says nothing to anyone outside of it. */
const key = randomBytes(32);

/** Stands for a secret value where it must show whether the value changed, but not the value. */
export function fingerprint(value: string): string {
  return `(secret ${createHmac("sha256", key).update(value).digest("hex").slice(0, 16)})`;
}
