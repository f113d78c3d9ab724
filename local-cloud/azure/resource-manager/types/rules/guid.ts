import { createHash } from "node:crypto";

const pattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

export function isGuid(text: string): boolean {
  return pattern.test(text);
}

/** Hexadecimal digits that follow from the words: the same words always give the same digits. Case does not count, as in resource ids. */
export function digitsOf(length: number, ...words: readonly string[]): string {
  return createHash("sha256").update(words.join("\n").toLowerCase()).digest("hex").slice(0, length);
}

/** A GUID that follows from the words, so that a resource keeps its identifiers from one start to the next. */
export function guidOf(...words: readonly string[]): string {
  const digits = digitsOf(32, ...words);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}
