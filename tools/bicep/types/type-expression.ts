import type { FileSymbols } from "../binding/symbols.ts";
import type {
  Decorator,
  Expression,
  ObjectTypeProperty,
  Output,
  Parameter,
  TypeDeclaration,
  TypeExpression,
} from "../syntax/nodes.ts";
import { plainText } from "../syntax/walk.ts";
import {
  ANY,
  ARRAY,
  arrayOf,
  BOOL,
  INT,
  literal,
  NULL,
  OBJECT,
  type ObjectType,
  type Property,
  STRING,
  type Type,
  unionOf,
} from "./type.ts";

const BUILT_IN: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["any", ANY],
  ["array", ARRAY],
  ["bool", BOOL],
  ["int", INT],
  ["object", OBJECT],
  ["string", STRING],
  ["secureString", STRING],
  ["secureObject", OBJECT],
]);

type TypeNames = Pick<FileSymbols, "typeNames">;

/** The type of a declaration: what is written after its name, narrowed by its decorators (`@allowed`, `@minLength`, `@maxValue` and so on). */
export function declaredType({ type, decorators }: Parameter | Output, names: TypeNames): Type {
  return narrowed(typeOfTypeExpression(type, names), decorators);
}

const made = new WeakMap<TypeExpression, Type>();

/** The type that a type expression describes. Objects and arrays look their parts up when they are asked, so a type may contain itself. */
export function typeOfTypeExpression(expression: TypeExpression, names: TypeNames): Type {
  const type = made.get(expression) ?? describedType(expression, names);
  made.set(expression, type);
  return type;
}

function describedType(expression: TypeExpression, names: TypeNames): Type {
  switch (expression.kind) {
    case "namedType":
      return namedType(expression, names);
    case "literalType":
      return literal(expression.value);
    case "arrayType":
      return {
        kind: "array",
        get items() {
          return typeOfTypeExpression(expression.items, names);
        },
      };
    case "objectType":
      return objectType(expression.properties, names);
    case "unionType":
      return unionOf(expression.members.map((member) => typeOfTypeExpression(member, names)));
    case "nullableType":
      return unionOf([typeOfTypeExpression(expression.inner, names), NULL]);
  }
}

function namedType(expression: TypeExpression & { kind: "namedType" }, names: TypeNames): Type {
  const declared: TypeDeclaration | undefined = names.typeNames.get(expression);
  if (declared !== undefined) return narrowed(typeOfTypeExpression(declared.value, names), declared.decorators);
  return BUILT_IN.get(expression.name) ?? ANY;
}

function objectType(properties: readonly ObjectTypeProperty[], names: TypeNames): ObjectType {
  const rest = properties.find(({ name }) => name === "*");
  const named = properties.filter((property) => property !== rest);
  return {
    kind: "object",
    properties: new Map(named.map((property) => [property.name, propertyOf(property, names)])),
    get additional() {
      return rest && typeOfTypeExpression(rest.type, names);
    },
  };
}

function propertyOf({ type, decorators }: ObjectTypeProperty, names: TypeNames): Property {
  return {
    required: type.kind !== "nullableType",
    get type() {
      return narrowed(typeOfTypeExpression(type, names), decorators);
    },
  };
}

function narrowed(type: Type, decorators: readonly Decorator[]): Type {
  let result = type;
  for (const { name, args } of decorators) {
    const [first] = args;
    if (first !== undefined) result = NARROWERS.get(name)?.(result, first) ?? result;
  }
  return result;
}

const NARROWERS: ReadonlyMap<string, (type: Type, argument: Expression) => Type> = new Map([
  ["allowed", allowed],
  ["minLength", (type, argument) => limited(type, "minLength", argument)],
  ["maxLength", (type, argument) => limited(type, "maxLength", argument)],
  ["minValue", (type, argument) => limited(type, "min", argument)],
  ["maxValue", (type, argument) => limited(type, "max", argument)],
]);

function limited(type: Type, limit: "minLength" | "maxLength" | "min" | "max", argument: Expression): Type {
  const value = numberOf(argument);
  if (value === undefined) return type;
  if (type.kind === "union") return unionOf(type.members.map((member) => limited(member, limit, argument)));
  const measured = limit.endsWith("Length") ? type.kind === "string" || type.kind === "array" : type.kind === "int";
  return measured ? { ...type, [limit]: value } : type;
}

/** Allowed values of an array are those of its items, unless they are arrays themselves (Microsoft Learn, "Parameters in Bicep", allowed values). */
function allowed(type: Type, argument: Expression): Type {
  if (argument.kind !== "array") return type;
  const values = argument.items.map(literalOf);
  if (values.some((value) => value === undefined)) return type;
  const oneOf = unionOf(values.filter((value) => value !== undefined));
  return type.kind === "array" ? arrayOf(oneOf) : oneOf;
}

function literalOf(expression: Expression): Type | undefined {
  if (expression.kind === "boolean") return literal(expression.value);
  if (expression.kind === "null") return NULL;
  const number = numberOf(expression);
  return number === undefined ? textOf(expression) : literal(number);
}

function textOf(expression: Expression): Type | undefined {
  const text = expression.kind === "string" ? plainText(expression) : undefined;
  return text === undefined ? undefined : literal(text);
}

/** The number that is written, with or without a minus. */
export function numberOf(expression: Expression): number | undefined {
  if (expression.kind === "number") return expression.value;
  return expression.kind === "unary" && expression.operator === "-" && expression.operand.kind === "number"
    ? -expression.operand.value
    : undefined;
}
