import type { Position } from "./nodes.ts";

/** A word or a sign of the text, as the parser of expressions and declarations reads it. */
export interface Token {
  readonly kind: "word" | "number" | "text" | "sign" | "unknown" | "end";
  readonly text: string;
  readonly at: Position;
  /** Where the line in front of it ends, for the first token of a line. Line ends separate items, so the parser has to know them. */
  readonly lineEnd: Position | undefined;
  /** Of a text in quotes: its pieces, and the tokens of what stands in `${...}`. Escapes are resolved. */
  readonly parts?: readonly (string | readonly Token[])[];
}

const signs = new Set(
  ["{", "}", "[", "]", "(", ")", "@", ":", "::", ",", ".", ".?", "=", "=>", "|", "?", "!", "<", "<=", ">", ">="].concat(
    ["==", "!=", "=~", "!~", "&&", "||", "??", "+", "-", "*", "/", "%"],
  ),
);

export function kindOf(text: string): Token["kind"] {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return "word";
  if (/^[0-9]+$/.test(text)) return "number";
  return signs.has(text) ? "sign" : "unknown";
}
