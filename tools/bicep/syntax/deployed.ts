import { readExpression, readFor, readIdentifier, readProperty, readString } from "./expressions.ts";
import { readItems } from "./items.ts";
import type { DeclaredBody, Decorator, Expression, Module, ObjectProperty, Position, Resource } from "./nodes.ts";
import type { TokenReader } from "./token-reader.ts";
import { readDecorators } from "./types.ts";

/** What stands in front of every declaration. */
export interface Start {
  readonly at: Position;
  readonly decorators: readonly Decorator[];
}

/** Reads on behind the word `resource`. */
export function readResource(reader: TokenReader, start: Start): Resource {
  const id = readIdentifier(reader, "BCP017", "the name of the resource");
  const type = readString(reader);
  const existing = reader.take("existing") !== undefined;
  const { body, nested } = readBody(reader);
  return { kind: "resource", ...start, id, type, existing, body, nested };
}

/** Reads on behind the word `module`. */
export function readModule(reader: TokenReader, start: Start): Module {
  const id = readIdentifier(reader, "BCP096", "the name of the module");
  const path = readString(reader);
  const { body, nested } = readBody(reader);
  for (const resource of nested) reader.failAt(resource.at, "BCP022", "Expected a property name here.");
  return { kind: "module", ...start, id, path, body };
}

interface Body {
  readonly body: DeclaredBody;
  readonly nested: readonly Resource[];
}

/** `= {...}`, `= if (...) {...}`, `= [for ...: {...}]`, `= [for ...: if (...) {...}]` */
function readBody(reader: TokenReader): Body {
  reader.expect("=");
  if (reader.isOnAnyLine("if")) reader.skipLineEnds();
  const { at } = reader.next;
  if (!reader.is("[")) return readConditional(reader, at, "BCP167");
  const { loop, body } = readFor(reader, () => readConditional(reader, at, "BCP130"));
  return { ...body, body: { ...body.body, loop } };
}

function readConditional(reader: TokenReader, at: Position, code: string): Body {
  const condition = reader.take("if") === undefined ? undefined : readCondition(reader);
  if (!reader.is("{")) reader.fail(code, 'Expected "{", "if" or "[for" here.');
  const objectAt = reader.next.at;
  const properties: ObjectProperty[] = [];
  const nested: Resource[] = [];
  readItems(reader, "{", "}", () => {
    if (startsNested(reader)) nested.push(readNested(reader));
    else properties.push(readProperty(reader));
  });
  return { body: { at, loop: undefined, condition, object: { kind: "object", at: objectAt, properties } }, nested };
}

function readCondition(reader: TokenReader): Expression {
  reader.expect("(");
  reader.skipLineEnds();
  const condition = readExpression(reader);
  reader.expectOnAnyLine(")");
  return condition;
}

/** `resource` is also a name that a property may have. */
function startsNested(reader: TokenReader): boolean {
  return reader.is("@") || (reader.is("resource") && reader.ahead(1).kind === "word");
}

function readNested(reader: TokenReader): Resource {
  return reader.nested(() => {
    const decorators = readDecorators(reader);
    const { at } = reader.next;
    if (reader.take("resource") === undefined) reader.fail("BCP147", "Expected a resource behind the decorator.");
    return readResource(reader, { at, decorators });
  });
}
