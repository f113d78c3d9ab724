import { ExpressionFault } from "./invalid-template.ts";
import type { Expression } from "./syntax.ts";
import { type Token, type TokenKind, tokenize } from "./tokens.ts";

/** Characters of an expression (Microsoft Learn, "ARM template best practices", template limits). */
const maxLength = 24_576;
/** Our own limit, so that no text can exhaust the stack. The compiler's deepest expressions stay far below it. */
const maxDepth = 200;

/** What a string of a template stands for: an expression, or itself. */
export type TemplateString =
  | { readonly kind: "expression"; readonly text: string }
  | { readonly kind: "text"; readonly text: string };

/**
 * `[...]` is an expression; `[[...]` is the text `[...]`; everything else is itself, also `[a] b`.
 * Source: Microsoft Learn, "Syntax and expressions in ARM templates", escape characters.
 */
export function readString(value: string): TemplateString {
  if (value.length < 2 || !value.startsWith("[") || !value.endsWith("]")) return { kind: "text", text: value };
  if (value.startsWith("[[")) return { kind: "text", text: value.slice(1) };
  return { kind: "expression", text: value.slice(1, -1) };
}

const parsed = new Map<string, Expression>();
const maxParsed = 5_000;

/**
 * Parses what stands between the brackets of an expression.
 * @throws ArmError with the position of what is wrong.
 */
export function parseExpression(text: string): Expression {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const expression = parse(text);
  // Loops evaluate the same text for each of their elements.
  if (parsed.size >= maxParsed) parsed.clear();
  parsed.set(text, expression);
  return expression;
}

function parse(text: string): Expression {
  if (text.length > maxLength) {
    throw new ExpressionFault(
      `The language expression length limit exceeded. Limit: '${maxLength}' and actual: '${text.length}'.`,
    );
  }
  const tokens = tokenize(text);
  let next = 0;

  const peek = (): Token => tokens[next] ?? { kind: "EndOfData", text: "", position: text.length };

  function refuse(expected: string): ExpressionFault {
    const { kind, position } = peek();
    return new ExpressionFault(
      `Unable to parse language expression '${text}': expected token '${expected}' and actual '${kind}' at position '${position}'.`,
    );
  }

  function take(kind: TokenKind): Token {
    const token = peek();
    if (token.kind !== kind) throw refuse(kind);
    next += 1;
    return token;
  }

  function skip(kind: TokenKind): boolean {
    if (peek().kind !== kind) return false;
    next += 1;
    return true;
  }

  function value(depth: number): Expression {
    if (depth > maxDepth) throw new ExpressionFault(`The language expression '${text.slice(0, 100)}...' is too deep.`);
    let expression = primary(depth);
    for (let length = depth; ; length += 1) {
      if (length > maxDepth)
        throw new ExpressionFault(`The language expression '${text.slice(0, 100)}...' is too deep.`);
      if (skip("Dot")) expression = { kind: "property", of: expression, name: take("Identifier").text };
      else if (skip("LeftSquareBracket")) {
        expression = { kind: "index", of: expression, index: value(length + 1) };
        take("RightSquareBracket");
      } else return expression;
    }
  }

  function primary(depth: number): Expression {
    const token = peek();
    if (skip("StringLiteral")) return { kind: "literal", value: token.text };
    if (skip("IntegerLiteral")) return { kind: "literal", value: integer(token, text) };
    let name = take("Identifier").text;
    if (skip("Dot")) name = `${name}.${take("Identifier").text}`;
    take("LeftParenthesis");
    const args: Expression[] = [];
    if (!skip("RightParenthesis")) {
      do args.push(value(depth + 1));
      while (skip("Comma"));
      take("RightParenthesis");
    }
    return { kind: "call", name, args };
  }

  const expression = value(0);
  if (peek().kind !== "EndOfData") throw refuse("EndOfData");
  return expression;
}

function integer({ text, position }: Token, expression: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new ExpressionFault(
    `The language expression '${expression}' is not valid: the integer '${text}' at position '${position}' is too large.`,
  );
}
