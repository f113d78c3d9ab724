/** Sixteen digits or more where a value can stand. It may also match inside a text, which costs time and nothing else. */
const mayHoldLongInteger = /[:[,]\s*-?\d{16,}\s*[,}\]]/u;

/**
 * `JSON.parse` that rounds no integer: one beyond 2^53 becomes the text of its digits (Kusto's long has 64 bits, a JavaScript number 53).
 * A browser that does not tell a number's text (before 2025, some) rounds it all the same.
 * @throws SyntaxError when the text is not JSON.
 */
export function parseExactly(text: string): unknown {
  return mayHoldLongInteger.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const digits = context?.source ?? "";
  const isRounded = typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isRounded && /^-?\d+$/u.test(digits) ? digits : value;
}
