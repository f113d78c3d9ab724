import { createHash } from "node:crypto";

import type { EventUser } from "../../../local-cloud/onepassword/event-shapes.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An identifier in 1Password's form, the same for the same text. */
export function uuidOf(text: string): string {
  return Array.from(createHash("sha256").update(text).digest().subarray(0, 26), (byte) => letters[byte % 32]).join("");
}

/** Somebody as events name them, by e-mail address: `ines.almeida@contoso.example` is Ines Almeida. */
export function personOf(email: string): EventUser {
  const words = (email.split("@")[0] ?? "").split(/[._-]+/u);
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
  return { uuid: uuidOf(email.toLowerCase()), name, email };
}
