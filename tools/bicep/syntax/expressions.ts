import { readArguments, readItems } from "./items.ts";
import type {
  Expression,
  Identifier,
  Loop,
  ObjectProperty,
  Position,
  StringExpression,
  UnaryExpression,
} from "./nodes.ts";
import { isBinaryOperator, precedences } from "./operators.ts";
import { TokenReader } from "./token-reader.ts";
import type { Token } from "./tokens.ts";

export function readExpression(reader: TokenReader): Expression {
  return reader.nested(() => {
    const condition = readBinary(reader, 0);
    if (reader.takeOnAnyLine("?") === undefined) return condition;
    const whenTrue = readExpression(reader);
    if (reader.takeOnAnyLine(":") === undefined) reader.fail("BCP018", 'Expected ":" here.');
    const whenFalse = readExpression(reader);
    return { kind: "ternary", at: condition.at, condition, whenTrue, whenFalse };
  });
}

function readBinary(reader: TokenReader, above: number): Expression {
  let left = readUnary(reader);
  for (;;) {
    const operator = reader.next.text;
    if (reader.lineEnd !== undefined || reader.next.kind !== "sign" || !isBinaryOperator(operator)) return left;
    if (precedences[operator] <= above) return left;
    reader.advance();
    const right = readBinary(reader, precedences[operator]);
    left = { kind: "binary", at: left.at, operator, left, right };
  }
}

function readUnary(reader: TokenReader): Expression {
  const sign = reader.take("!") ?? reader.take("-");
  if (sign === undefined) return readMember(reader);
  const operator: UnaryExpression["operator"] = sign.text === "!" ? "!" : "-";
  return { kind: "unary", at: sign.at, operator, operand: readMember(reader) };
}

function readMember(reader: TokenReader): Expression {
  let target = readPrimary(reader);
  for (;;) {
    const { at } = target;
    const { at: signAt } = reader.next;
    if (reader.take("[") !== undefined) {
      const safe = reader.take("?") !== undefined;
      if (reader.is("]")) reader.fail("BCP117", "Expected an index here.");
      const index = readExpression(reader);
      reader.expect("]");
      target = { kind: "index", at, target, index, safe, signAt };
    } else if (reader.is(".") || reader.is(".?")) {
      const safe = reader.advance().text === ".?";
      const property = readIdentifier(reader, "BCP020", "a function or property name");
      if (!reader.is("(")) target = { kind: "property", at, target, property, safe, signAt };
      else if (safe) reader.fail("BCP322", 'The operator ".?" cannot stand before a function.');
      else
        target = {
          kind: "call",
          at,
          target,
          callee: property,
          argsAt: reader.next.at,
          args: readCallArguments(reader),
        };
    } else if (reader.take("::") !== undefined) {
      target = {
        kind: "nestedResource",
        at,
        target,
        resource: readIdentifier(reader, "BCP020", "the name of a nested resource"),
      };
    } else if (reader.take("!") === undefined) {
      return target;
    } else {
      target = { kind: "nonNull", at, target };
    }
  }
}

function readPrimary(reader: TokenReader): Expression {
  const { next } = reader;
  if (reader.lineEnd === undefined) {
    if (next.kind === "number") return { kind: "number", at: next.at, value: readInteger(reader) };
    if (next.kind === "text") return readString(reader);
    if (next.kind === "word") return readWord(reader);
    if (reader.is("(")) return readParenthesized(reader);
    if (reader.is("{"))
      return { kind: "object", at: next.at, properties: readItems(reader, "{", "}", () => readProperty(reader)) };
    if (reader.is("[") && reader.ahead(1).text === "for" && reader.ahead(1).kind === "word") {
      const { loop, body } = readFor(reader, () => readExpression(reader));
      return { kind: "for", at: next.at, loop, body };
    }
    if (reader.is("["))
      return { kind: "array", at: next.at, items: readItems(reader, "[", "]", () => readExpression(reader)) };
  }
  return reader.fail("BCP009", "Expected a value here.");
}

export function readInteger(reader: TokenReader): number {
  const value = Number(reader.next.text);
  if (!Number.isSafeInteger(value)) reader.fail("BCP010", "The number is too large.");
  reader.advance();
  return value;
}

function readWord(reader: TokenReader): Expression {
  const word = reader.advance();
  const { at, text: name } = word;
  if (name === "true" || name === "false") return { kind: "boolean", at, value: name === "true" };
  if (name === "null") return { kind: "null", at };
  if (reader.is("(")) {
    return {
      kind: "call",
      at,
      target: undefined,
      callee: { at, name },
      argsAt: reader.next.at,
      args: readCallArguments(reader),
    };
  }
  if (reader.take("=>") !== undefined) return readLambda(reader, at, [{ at, name }]);
  return { kind: "name", at, name };
}

function readCallArguments(reader: TokenReader): readonly Expression[] {
  return readArguments(reader, () => readExpression(reader));
}

function readParenthesized(reader: TokenReader): Expression {
  const { at } = reader.next;
  const inside = readArguments(reader, () => readExpression(reader));
  if (reader.take("=>") !== undefined) {
    return readLambda(
      reader,
      at,
      inside.map((item) => (item.kind === "name" ? item : reader.failAt(item.at, "BCP015", "Expected a name here."))),
    );
  }
  const [inner, second] = inside;
  if (inner === undefined || second !== undefined) {
    return reader.failAt(second?.at ?? at, "BCP243", "Parentheses must contain exactly one expression.");
  }
  return { kind: "parenthesized", at, inner };
}

function readLambda(reader: TokenReader, at: Position, parameters: readonly Identifier[]): Expression {
  reader.skipLineEnds();
  const body = readExpression(reader);
  return { kind: "lambda", at, parameters: parameters.map(({ at: where, name }) => ({ at: where, name })), body };
}

export function readProperty(reader: TokenReader): ObjectProperty {
  const { next } = reader;
  const key = next.kind === "text" ? readString(reader) : readIdentifier(reader, "BCP022", "a property name");
  reader.expect(":");
  return { at: next.at, key, value: readExpression(reader) };
}

/** `[for item in items: body]`, `[for (item, index) in items: body]` */
export function readFor<T>(reader: TokenReader, readBody: () => T): { readonly loop: Loop; readonly body: T } {
  reader.expect("[");
  reader.skipLineEnds();
  const { at } = reader.expect("for");
  const [item, index] = readLoopNames(reader);
  if (reader.take("in") === undefined) reader.fail("BCP012", 'Expected "in" here.');
  const items = readExpression(reader);
  reader.expect(":");
  const body = readBody();
  reader.expectOnAnyLine("]");
  return { loop: { at, item, index, items }, body };
}

function readLoopNames(reader: TokenReader): readonly [Identifier, Identifier | undefined] {
  const readName = () => readIdentifier(reader, "BCP136", "the name of the loop's item");
  if (reader.take("(") === undefined) return [readName(), undefined];
  const item = readName();
  reader.expect(",");
  const index = readName();
  reader.expect(")");
  return [item, index];
}

export function readIdentifier(reader: TokenReader, code: string, what: string): Identifier {
  const word = reader.expectKind("word", code, what);
  return { at: word.at, name: word.text };
}

export function readString(reader: TokenReader): StringExpression {
  const token = reader.expectKind("text", "BCP009", "a text");
  return {
    kind: "string",
    at: token.at,
    parts: (token.parts ?? []).map((part) => (typeof part === "string" ? part : readInterpolated(part, reader.depth))),
  };
}

function readInterpolated(tokens: readonly Token[], depth: number): Expression {
  const reader = new TokenReader(tokens, depth);
  const value = readExpression(reader);
  if (!reader.atEnd) reader.fail("BCP064", 'Expected "}" here.');
  return value;
}
