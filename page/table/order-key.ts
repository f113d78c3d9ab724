/** Digits of a number in a text, with zeros before them. */
const digits = 16;
/** Signs of a text that decide; longer ones that are alike so far stay as they came. */
const mostSigns = 200;

/**
 * A text as what can be compared sign by sign: without case and accents, numbers by their value (`item 9` before `item 10`).
 * `Intl.Collator` does that too, but takes more than a second for 100,000 texts.
 */
export function orderKey(text: string): string {
  const short = text.slice(0, mostSigns).toLowerCase();
  // oxlint-disable-next-line no-control-regex -- ASCII is meant
  const plain = /^[\x00-\x7f]*$/u.test(short) ? short : short.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return plain.replaceAll(/\d+/gu, (number) => number.padStart(digits, "0"));
}
