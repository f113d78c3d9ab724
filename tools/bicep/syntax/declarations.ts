import { readExpression, readIdentifier, readString } from "./expressions.ts";
import { readArguments } from "./items.ts";
import { tooDeep } from "./depth.ts";
import { readModule, readResource, type Start } from "./deployed.ts";
import type { Declaration, FunctionDeclaration, Identifier, TargetScope } from "./nodes.ts";
import type { TokenReader } from "./token-reader.ts";
import { readDecorators, readType } from "./types.ts";

type ReadDeclaration = (reader: TokenReader, start: Start) => Declaration;

/** By the word that a declaration begins with, which is read already. */
const declarations: ReadonlyMap<string, ReadDeclaration> = new Map<string, ReadDeclaration>([
  ["targetScope", readTargetScope],
  [
    "metadata",
    (reader, start) => ({
      kind: "metadata",
      ...start,
      ...readAssigned(reader, readName(reader, "BCP214"), readExpression),
    }),
  ],
  ["param", readParameter],
  [
    "var",
    (reader, start) => ({ kind: "var", ...start, ...readAssigned(reader, readName(reader, "BCP015"), readExpression) }),
  ],
  [
    "type",
    (reader, start) => ({ kind: "type", ...start, ...readAssigned(reader, readName(reader, "BCP291"), readType) }),
  ],
  ["func", readFunction],
  ["output", readOutput],
  ["resource", readResource],
  ["module", readModule],
]);

const unsupported = new Set(["import", "extension", "provider", "using", "extends", "test", "assert"]);

export function startsDeclaration(word: string): boolean {
  return declarations.has(word) || unsupported.has(word) || word === "@";
}

export function readDeclaration(reader: TokenReader): Declaration {
  const decorators = readDecorators(reader);
  const { at, text } = reader.next;
  const read = declarations.get(text);
  if (unsupported.has(text)) reader.failAt(at, "unsupported", `Declarations with "${text}" are not supported.`);
  if (read === undefined) {
    return decorators.length > 0
      ? reader.failAt(at, "BCP147", "Expected a declaration behind the decorator.")
      : reader.failAt(
          at,
          "BCP007",
          "Expected a declaration here: metadata, param, var, type, func, resource, module or output.",
        );
  }
  reader.advance();
  const declaration = read(reader, { at, decorators });
  const deep = tooDeep(declaration);
  if (deep !== undefined) reader.failAt(deep.at, "unsupported", "Expressions are nested deeper than anyone writes.");
  if (reader.lineEnd === undefined && !reader.atEnd) reader.fail("BCP019", "Expected a line end here.");
  return declaration;
}

function readName(reader: TokenReader, code: string): Identifier {
  return readIdentifier(reader, code, "a name");
}

function readAssigned<T>(
  reader: TokenReader,
  id: Identifier,
  read: (reader: TokenReader) => T,
): { readonly id: Identifier; readonly value: T } {
  reader.expect("=");
  return { id, value: read(reader) };
}

function readTargetScope(reader: TokenReader, { at }: Start): TargetScope {
  reader.expect("=");
  const { at: valueAt, parts } = readString(reader);
  const [value, ...others] = parts;
  if (typeof value !== "string" || others.length > 0)
    return reader.failAt(valueAt, "BCP033", "The target scope must be a plain text.");
  return { kind: "targetScope", at, value };
}

function readParameter(reader: TokenReader, start: Start): Declaration {
  const id = readName(reader, "BCP013");
  const type = readType(reader);
  const defaultValue = reader.take("=") === undefined ? undefined : readExpression(reader);
  return { kind: "param", ...start, id, type, defaultValue };
}

function readOutput(reader: TokenReader, start: Start): Declaration {
  const id = readName(reader, "BCP016");
  const type = readType(reader);
  return { kind: "output", ...start, type, ...readAssigned(reader, id, readExpression) };
}

function readFunction(reader: TokenReader, start: Start): FunctionDeclaration {
  const id = readName(reader, "BCP015");
  const parameters = readArguments(reader, () => ({ id: readName(reader, "BCP015"), type: readType(reader) }));
  const returns = readType(reader);
  reader.expect("=>");
  reader.skipLineEnds();
  return { kind: "func", ...start, id, parameters, returns, body: readExpression(reader) };
}
