declare global {
  interface JSON {
    /** Text that JSON.stringify copies as it is (ECMAScript proposal "JSON.parse source text access", in Node since 22). */
    rawJSON(text: string): unknown;
    isRawJSON(value: unknown): boolean;
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown;
  }
}

/**
 * Sixteen digits or more may be beyond 2^53, where a double loses digits. Each digit is written out because V8 then looks at every
 * sixteenth character first, which takes half of the time.
 */
const longInteger = new RegExp(String.raw`[:,[\s-]${String.raw`\d`.repeat(16)}`);

/**
 * Parses JSON without losing digits: an integer beyond 2^53, as `aux_id` may be (int64 in 1Password's own client), becomes a raw
 * number that JSON.stringify writes back digit for digit. The slow way is taken only when such a number may be there.
 * @throws SyntaxError for text that is not JSON.
 */
export function parseJson(text: string): unknown {
  if (longInteger.test(text)) {
    try {
      return JSON.parse(text, keepDigits);
    } catch (error) {
      // A reviver calls itself for each level: nested some ten thousand deep it overflows, where plain parsing does not.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const parsed: unknown = JSON.parse(text);
  return parsed;
}

function keepDigits(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value) ? JSON.rawJSON(source) : value;
}

/** The digits of an integer that {@link parseJson} kept raw; undefined for any other value. */
export function rawInteger(value: unknown): bigint | undefined {
  return JSON.isRawJSON(value) ? BigInt(JSON.stringify(value)) : undefined;
}
