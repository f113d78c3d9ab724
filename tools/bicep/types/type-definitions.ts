import * as v from "valibot";
import { ANY, BOOL, type DiscriminatedType, type ObjectType, type Property, type Type, unionOf } from "./type.ts";

/** What a property's flags mean, bit by bit (Azure/bicep-types, ObjectTypePropertyFlags). 8, known at the start, is only on names and ids. */
const REQUIRED = 1;
const READ_ONLY = 2;
const WRITE_ONLY = 4;

const Reference = v.pipe(
  v.object({ $ref: v.pipe(v.string(), v.regex(/^#\/\d+$/)) }),
  v.transform(({ $ref }) => Number($ref.slice("#/".length))),
);
const Properties = v.record(v.string(), v.object({ type: Reference, flags: v.number() }));
const Limits = { minLength: v.optional(v.number()), maxLength: v.optional(v.number()) };

/** Azure/bicep-types, the format of types.json, as far as Azure's resource types use it. */
const Definition = v.variant("$type", [
  v.object({ $type: v.literal("AnyType") }),
  v.object({ $type: v.literal("BooleanType") }),
  v.object({ $type: v.literal("StringType"), ...Limits, pattern: v.optional(v.string()) }),
  v.object({ $type: v.literal("StringLiteralType"), value: v.string() }),
  v.object({ $type: v.literal("IntegerType"), minValue: v.optional(v.number()), maxValue: v.optional(v.number()) }),
  v.object({ $type: v.literal("ArrayType"), itemType: Reference, ...Limits }),
  v.object({ $type: v.literal("UnionType"), elements: v.array(Reference) }),
  v.object({
    $type: v.literal("ObjectType"),
    name: v.string(),
    properties: Properties,
    additionalProperties: v.optional(Reference),
  }),
  v.object({
    $type: v.literal("DiscriminatedObjectType"),
    name: v.string(),
    discriminator: v.string(),
    baseProperties: Properties,
    elements: v.record(v.string(), Reference),
  }),
  v.object({ $type: v.literal("ResourceType"), name: v.string(), body: Reference, writableScopes: v.number() }),
]);
/** Places of the files that no type of ours needs are empty. */
const File = v.array(v.nullable(Definition));
type Definition = v.InferOutput<typeof Definition>;

/** A resource type as its definition has it. */
export interface ResourceDefinition {
  /** In Microsoft's spelling. */
  readonly name: string;
  readonly body: ObjectType | DiscriminatedType;
  /** Where it may be deployed: 1 tenant, 2 management group, 4 subscription, 8 resource group, 16 on another resource. */
  readonly scopes: number;
}

/** Reads a file of definitions; a type is made when it is first asked for, since types may contain themselves. */
export function readDefinitions(json: unknown): { resourceAt(at: number): ResourceDefinition } {
  const definitions = v.parse(File, json);
  const made = new Map<number, Type>();
  const definitionAt = (at: number): Definition => {
    const definition = definitions[at];
    if (definition === undefined || definition === null)
      throw new Error(`The type definitions have nothing at #/${at}.`);
    return definition;
  };
  const typeAt = (at: number): Type => {
    const type = made.get(at) ?? typeOf(definitionAt(at), typeAt);
    made.set(at, type);
    return type;
  };
  return {
    resourceAt(at) {
      const definition = definitionAt(at);
      if (definition.$type !== "ResourceType")
        throw new Error(`The type definition at #/${at} is a ${definition.$type}, not a resource.`);
      const body = typeAt(definition.body);
      if (body.kind !== "object" && body.kind !== "discriminated")
        throw new Error(`The body of ${definition.name} is not an object.`);
      return { name: definition.name.replace(/@.*/, ""), body, scopes: definition.writableScopes };
    },
  };
}

type TypeAt = (at: number) => Type;

function typeOf(definition: Definition, typeAt: TypeAt): Type {
  switch (definition.$type) {
    case "AnyType":
      return ANY;
    case "BooleanType":
      return BOOL;
    case "StringType":
      return {
        kind: "string",
        minLength: definition.minLength,
        maxLength: definition.maxLength,
        pattern: definition.pattern,
      };
    case "StringLiteralType":
      return { kind: "string", literal: definition.value };
    case "IntegerType":
      return { kind: "int", min: definition.minValue, max: definition.maxValue };
    case "ArrayType":
      return {
        kind: "array",
        minLength: definition.minLength,
        maxLength: definition.maxLength,
        get items() {
          return typeAt(definition.itemType);
        },
      };
    case "UnionType":
      return unionOf(definition.elements.map(typeAt));
    case "ObjectType":
      return objectType(definition, typeAt);
    case "DiscriminatedObjectType":
      return discriminatedType(definition, typeAt);
    case "ResourceType":
      throw new Error(`${definition.name} is a resource inside of a resource.`);
  }
}

function objectType(definition: Definition & { $type: "ObjectType" }, typeAt: TypeAt): ObjectType {
  const { additionalProperties } = definition;
  return {
    kind: "object",
    name: definition.name,
    properties: propertiesOf(definition.properties, typeAt),
    get additional() {
      return additionalProperties === undefined ? undefined : typeAt(additionalProperties);
    },
  };
}

/** Each element has the properties that all have in common, and its own. */
function discriminatedType(
  definition: Definition & { $type: "DiscriminatedObjectType" },
  typeAt: TypeAt,
): DiscriminatedType {
  const base = propertiesOf(definition.baseProperties, typeAt);
  const elements = Object.entries(definition.elements).map(([value, at]) => {
    const element = typeAt(at);
    if (element.kind !== "object") throw new Error(`"${value}" of ${definition.name} is not an object.`);
    return [value, withProperties(element, definition.name, base)] as const;
  });
  return {
    kind: "discriminated",
    name: definition.name,
    discriminator: definition.discriminator,
    elements: new Map(elements),
  };
}

function withProperties(element: ObjectType, name: string, base: ReadonlyMap<string, Property>): ObjectType {
  return {
    kind: "object",
    name,
    properties: new Map([...base, ...element.properties]),
    get additional() {
      return element.additional;
    },
  };
}

function propertiesOf(properties: v.InferOutput<typeof Properties>, typeAt: TypeAt): Map<string, Property> {
  return new Map(
    Object.entries(properties).map(([name, { type, flags }]) => [name, propertyOf(flags, () => typeAt(type))]),
  );
}

function propertyOf(flags: number, type: () => Type): Property {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  return {
    required: has(REQUIRED),
    readOnly: has(READ_ONLY),
    writeOnly: has(WRITE_ONLY),
    get type() {
      return type();
    },
  };
}
