import type { JsonObject, JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import type { FileSymbols } from "../binding/symbols.ts";
import type { Decorator, ObjectTypeProperty, TypeDeclaration, TypeExpression } from "../syntax/nodes.ts";
import { applyDecorators } from "./decorators.ts";
import type { Converter } from "./locals.ts";
import { Unsupported } from "./unsupported.ts";

/** A type as the properties of a parameter, an output, a definition or a property of an object. */
export function typeOf(type: TypeExpression, converter: Converter): JsonObject {
  const { typeNames } = converter.context.symbols;
  switch (type.kind) {
    case "namedType":
      if (typeNames.has(type)) return { $ref: `#/definitions/${pointer(type.name)}` };
      return type.name === "any" ? {} : { type: type.name };
    case "literalType":
    case "unionType":
      return unionOf(type, converter);
    case "arrayType":
      return arrayOf(type.items, converter);
    case "objectType":
      return objectOf(type.properties, converter);
    case "nullableType":
      return { ...typeOf(type.inner, converter), nullable: true };
  }
}

/** A type with what its decorators say. */
export function decoratedType(
  type: TypeExpression,
  decorators: readonly Decorator[],
  converter: Converter,
): JsonObject {
  return applyDecorators(typeOf(type, converter), decorators, converter);
}

function pointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function objectOf(properties: readonly ObjectTypeProperty[], converter: Converter): JsonObject {
  const any = properties.find(({ name }) => name === "*");
  const entries = properties
    .filter((property) => property !== any)
    .map(({ name, type, decorators }): [string, JsonValue] => [name, decoratedType(type, decorators, converter)]);
  return {
    type: "object",
    properties: Object.fromEntries(entries),
    ...(any === undefined ? {} : { additionalProperties: decoratedType(any.type, any.decorators, converter) }),
  };
}

function arrayOf(items: TypeExpression, converter: Converter): JsonObject {
  if (items.kind !== "literalType" && items.kind !== "unionType")
    return { type: "array", items: typeOf(items, converter) };
  return { type: "array", allowedValues: sorted(literalsOf(items, converter.context.symbols, new Set())) };
}

type Literal = string | number | boolean | null;

function unionOf(type: TypeExpression, { context }: Converter): JsonObject {
  const literals = literalsOf(type, context.symbols, new Set());
  const values = literals.filter((value) => value !== null);
  const kinds = new Set(values.map((value) => typeof value));
  const [kind] = kinds;
  const names = { string: "string", number: "int", boolean: "bool" } as const;
  return {
    ...(kinds.size === 1 && (kind === "string" || kind === "number" || kind === "boolean")
      ? { type: names[kind] }
      : {}),
    allowedValues: sorted(values),
    ...(values.length < literals.length ? { nullable: true } : {}),
  };
}

/** All literals of a union, also those of the types that it names. */
function literalsOf(type: TypeExpression, symbols: FileSymbols, seen: Set<TypeDeclaration>): readonly Literal[] {
  switch (type.kind) {
    case "literalType":
      return [type.value];
    case "unionType":
      return type.members.flatMap((member) => literalsOf(member, symbols, seen));
    case "nullableType":
      return [...literalsOf(type.inner, symbols, seen), null];
    case "namedType": {
      const declaration = symbols.typeNames.get(type);
      if (declaration !== undefined && !seen.has(declaration))
        return literalsOf(declaration.value, symbols, new Set([...seen, declaration]));
      break;
    }
    case "arrayType":
    case "objectType":
  }
  throw new Unsupported(type.at, "A union may be made of literal texts, numbers, true, false and null only.");
}

/** As the official compiler orders the members of a union: by how they are written, each once. */
function sorted(values: readonly Literal[]): readonly Literal[] {
  const byName = new Map(values.map((value) => [typeof value === "string" ? `'${value}'` : String(value), value]));
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
