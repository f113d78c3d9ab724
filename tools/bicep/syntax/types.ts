import { readArguments, readItems } from "./items.ts";
import { readExpression, readIdentifier, readInteger, readString } from "./expressions.ts";
import type { Decorator, ObjectTypeProperty, TypeExpression } from "./nodes.ts";
import type { TokenReader } from "./token-reader.ts";

export function readType(reader: TokenReader): TypeExpression {
  return reader.nested(() => {
    const { at } = reader.next;
    const leading = reader.takeOnAnyLine("|") !== undefined;
    const members = [readMember(reader)];
    while (reader.takeOnAnyLine("|") !== undefined) members.push(readMember(reader));
    const [only, second] = members;
    return only !== undefined && second === undefined && !leading ? only : { kind: "unionType", at, members };
  });
}

function readMember(reader: TokenReader): TypeExpression {
  const { at } = reader.next;
  let type = readPrimary(reader);
  for (let links = 0; ; links++) {
    if (links > 10) reader.fail("unsupported", "No one has arrays of arrays that deep.");
    if (reader.take("[") !== undefined) {
      if (!reader.is("]")) reader.fail("unsupported", "Types that are a part of another type are not supported.");
      reader.expect("]");
      type = { kind: "arrayType", at, items: type };
    } else if (reader.take("?") === undefined) {
      if (reader.is("!") || reader.is("."))
        reader.fail("unsupported", `"${reader.next.text}" in a type is not supported.`);
      return type;
    } else {
      type = { kind: "nullableType", at, inner: type };
    }
  }
}

function readPrimary(reader: TokenReader): TypeExpression {
  const { at, kind } = reader.next;
  if (reader.lineEnd === undefined) {
    if (kind === "number") return { kind: "literalType", at, value: readInteger(reader) };
    if (kind === "text") return { kind: "literalType", at, value: readLiteralText(reader) };
    if (kind === "word") return readNamed(reader);
    if (reader.take("-") !== undefined) return { kind: "literalType", at, value: -readInteger(reader) };
    if (reader.is("{"))
      return { kind: "objectType", at, properties: readItems(reader, "{", "}", () => readTypeProperty(reader)) };
    if (reader.is("[")) return reader.fail("unsupported", "Tuple types are not supported.");
    if (reader.take("(") !== undefined) {
      const inner = readType(reader);
      reader.expect(")");
      return inner;
    }
  }
  return reader.fail("BCP279", "Expected a type here.");
}

function readLiteralText(reader: TokenReader): string {
  const { at, parts } = readString(reader);
  const [text, ...others] = parts;
  if (typeof text === "string" && others.length === 0) return text;
  return reader.failAt(at, "BCP032", "A type cannot be an interpolated text.");
}

const literals: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function readNamed(reader: TokenReader): TypeExpression {
  const { at, text } = reader.advance();
  const value = literals.get(text);
  if (value !== undefined) return { kind: "literalType", at, value };
  if (reader.is("<") || text === "resource") reader.failAt(at, "unsupported", "Types of resources are not supported.");
  if (text === "sys" && reader.take(".") !== undefined)
    return { kind: "namedType", at, name: readIdentifier(reader, "BCP020", "the name of a type").name };
  return { kind: "namedType", at, name: text };
}

function readTypeProperty(reader: TokenReader): ObjectTypeProperty {
  const decorators = readDecorators(reader);
  const { at } = reader.next;
  const name = readTypePropertyName(reader);
  reader.expect(":");
  return { at, name, decorators, type: readType(reader) };
}

function readTypePropertyName(reader: TokenReader): string {
  const any = reader.take("*");
  if (any !== undefined) return any.text;
  return reader.next.kind === "text"
    ? readLiteralText(reader)
    : readIdentifier(reader, "BCP022", "a property name").name;
}

/** `@description('...')`, `@sys.secure()`, each on a line of its own. */
export function readDecorators(reader: TokenReader): readonly Decorator[] {
  const decorators: Decorator[] = [];
  for (let at = reader.take("@")?.at; at !== undefined; at = reader.take("@")?.at) {
    const first = readIdentifier(reader, "BCP123", "the name of a decorator");
    const { name } =
      first.name === "sys" && reader.take(".") !== undefined
        ? readIdentifier(reader, "BCP123", "the name of a decorator")
        : first;
    decorators.push({ at, name, args: readArguments(reader, () => readExpression(reader)) });
    if (reader.lineEnd === undefined && !reader.atEnd) reader.fail("BCP019", "Expected a line end here.");
    reader.skipLineEnds();
  }
  return decorators;
}
