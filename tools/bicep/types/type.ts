import type { ResourceSymbol } from "../binding/symbols.ts";

/**
 * What is known of a value before the deployment. A string, int or bool without a literal may be any value of its kind,
 * so it fits where one literal is asked for; only what is surely wrong is an error.
 */
export type Type =
  | { readonly kind: "any" }
  | { readonly kind: "null" }
  | StringType
  | IntType
  | BoolType
  | ArrayType
  | ObjectType
  | DiscriminatedType
  | UnionType
  | LambdaType
  | ResourceType
  | ModuleType
  | ScopeType;

export interface StringType {
  readonly kind: "string";
  readonly literal?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
}

export interface IntType {
  readonly kind: "int";
  readonly literal?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export interface BoolType {
  readonly kind: "bool";
  readonly literal?: boolean | undefined;
}

export interface ArrayType {
  readonly kind: "array";
  readonly items: Type;
  /** Where each item is known. */
  readonly tuple?: readonly Type[] | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}

export interface Property {
  readonly type: Type;
  readonly required?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly writeOnly?: boolean | undefined;
  /** Not in the definition, but Azure has it on some resources (BCP187). */
  readonly undocumented?: boolean | undefined;
}

export interface ObjectType {
  readonly kind: "object";
  readonly name?: string | undefined;
  readonly properties: ReadonlyMap<string, Property>;
  /** Type of any further property; without it there is none. */
  readonly additional: Type | undefined;
  /** Known by its value alone: no type says that it must not have more. */
  readonly isWrittenOut?: boolean | undefined;
}

/** Several objects, told apart by the text of one property. */
export interface DiscriminatedType {
  readonly kind: "discriminated";
  readonly name: string;
  readonly discriminator: string;
  readonly elements: ReadonlyMap<string, ObjectType>;
}

export interface UnionType {
  readonly kind: "union";
  /** No unions among them, at least two. */
  readonly members: readonly Type[];
}

export interface LambdaType {
  readonly kind: "lambda";
  readonly minParameters: number;
  readonly maxParameters: number;
  readonly returns: Type;
}

/** A declared resource, read by its name. */
export interface ResourceType {
  readonly kind: "resource";
  /** `Microsoft.KeyVault/vaults` */
  readonly name: string;
  readonly body: Type;
  readonly symbol: ResourceSymbol;
}

export interface ModuleType {
  readonly kind: "module";
  readonly name: string;
  readonly body: ObjectType;
}

export type ScopeLevel = "tenant" | "managementGroup" | "subscription" | "resourceGroup";

/** Result of `resourceGroup()` and its kin: a place to deploy to, and what can be read of it. */
export interface ScopeType {
  readonly kind: "scope";
  readonly level: ScopeLevel;
  readonly body: ObjectType;
  /** Named with arguments, so possibly another one than the deployment's own. */
  readonly named: boolean;
}

export const ANY: Type = { kind: "any" };
export const NULL: Type = { kind: "null" };
export const STRING: StringType = { kind: "string" };
export const INT: IntType = { kind: "int" };
export const BOOL: BoolType = { kind: "bool" };
export const ARRAY: ArrayType = { kind: "array", items: ANY };
export const OBJECT: ObjectType = { kind: "object", properties: new Map(), additional: ANY };

export function literal(value: string | number | boolean | null): Type {
  if (value === null) return NULL;
  if (typeof value === "string")
    return { kind: "string", literal: value, minLength: value.length, maxLength: value.length };
  if (typeof value === "number") return { kind: "int", literal: value, min: value, max: value };
  return { kind: "bool", literal: value };
}

export function arrayOf(items: Type): ArrayType {
  return { kind: "array", items };
}

/** A closed object with these properties, all of them present. */
export function objectOf(name: string, properties: Readonly<Record<string, Type>>): ObjectType {
  return {
    kind: "object",
    name,
    properties: new Map(Object.entries(properties).map(([key, type]) => [key, { type }])),
    additional: undefined,
  };
}

/** One of these: unions are opened, doubles dropped; `any` swallows all. */
export function unionOf(types: readonly Type[]): Type {
  const members: Type[] = [];
  for (const type of types.flatMap((each) => (each.kind === "union" ? each.members : [each]))) {
    if (type.kind === "any") return ANY;
    if (!members.some((member) => sameSimple(member, type))) members.push(type);
  }
  const [first, ...others] = members;
  if (first === undefined) return ANY;
  return others.length === 0 ? first : { kind: "union", members };
}

export function withoutNull(type: Type): Type {
  return type.kind === "union" ? unionOf(type.members.filter((member) => member.kind !== "null")) : type;
}

export function mayBeNull(type: Type): boolean {
  return type.kind === "null" || (type.kind === "union" && type.members.some((member) => member.kind === "null"));
}

function sameSimple(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind === "null" || a.kind === "bool")
    return a.kind === b.kind && ("literal" in a ? a.literal : undefined) === ("literal" in b ? b.literal : undefined);
  if (a.kind === "string" && b.kind === "string") {
    return (
      a.literal === b.literal && a.minLength === b.minLength && a.maxLength === b.maxLength && a.pattern === b.pattern
    );
  }
  return a.kind === "int" && b.kind === "int" && a.literal === b.literal && a.min === b.min && a.max === b.max;
}
