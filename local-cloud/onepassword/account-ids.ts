import { randomBytes } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A fresh uuid as 1Password writes them for accounts, users and events: 26 upper-case base32 characters. */
export function randomUuid(): string {
  let uuid = "";
  for (const byte of randomBytes(26)) uuid += alphabet.charAt(byte & 31);
  return uuid;
}
