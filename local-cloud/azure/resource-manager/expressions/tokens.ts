import { ExpressionFault } from "./invalid-template.ts";

/** Kinds of tokens, with the names that Azure's parser gives them in its messages. */
export type TokenKind =
  | "Identifier"
  | "StringLiteral"
  | "IntegerLiteral"
  | "LeftParenthesis"
  | "RightParenthesis"
  | "LeftSquareBracket"
  | "RightSquareBracket"
  | "Comma"
  | "Dot"
  | "EndOfData";

export interface Token {
  readonly kind: TokenKind;
  /** Of a string what it means; of everything else what was written. */
  readonly text: string;
  /** Characters before it. */
  readonly position: number;
}

const punctuation: ReadonlyMap<string, TokenKind> = new Map([
  ["(", "LeftParenthesis"],
  [")", "RightParenthesis"],
  ["[", "LeftSquareBracket"],
  ["]", "RightSquareBracket"],
  [",", "Comma"],
  [".", "Dot"],
]);

const identifier = /[A-Za-z_$][\w$]*/uy;
const integer = /-?\d+/uy;
/** A quote inside a string is written twice. */
const quoted = /'(?<inside>(?:[^']|'')*)'/uy;
const space = /\s+/uy;

/**
 * The tokens of an expression, without its brackets; the last one is `EndOfData`.
 * @throws ArmError when a character belongs to no token.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const blank = match(space, text, position);
    if (blank === undefined) {
      const { token, length } = tokenAt(text, position);
      tokens.push(token);
      position += length;
    } else position += blank[0].length;
  }
  return [...tokens, { kind: "EndOfData", text: "", position: text.length }];
}

function tokenAt(text: string, position: number): { readonly token: Token; readonly length: number } {
  const mark = text.charAt(position);
  const kind = punctuation.get(mark);
  if (kind !== undefined) return { token: { kind, text: mark, position }, length: 1 };

  const string = match(quoted, text, position);
  if (string !== undefined) {
    const inside = string.groups?.["inside"] ?? "";
    return {
      token: { kind: "StringLiteral", text: inside.replaceAll("''", "'"), position },
      length: string[0].length,
    };
  }
  const [name] = match(identifier, text, position) ?? [];
  if (name !== undefined) return { token: { kind: "Identifier", text: name, position }, length: name.length };

  const [digits] = match(integer, text, position) ?? [];
  if (digits !== undefined) return { token: { kind: "IntegerLiteral", text: digits, position }, length: digits.length };

  throw new ExpressionFault(
    `The language expression '${text}' is not valid: the string character '${mark}' at position '${position}' is not expected.`,
  );
}

function match(pattern: RegExp, text: string, position: number): RegExpExecArray | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text) ?? undefined;
}
