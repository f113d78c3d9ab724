import type { ResourceSymbol } from "../binding/symbols.ts";
import type { Inference } from "./inference.ts";
import { propertyValue } from "../syntax/walk.ts";
import {
  ANY,
  type DiscriminatedType,
  OBJECT,
  type ObjectType,
  type Property,
  type ResourceType,
  STRING,
  type Type,
} from "./type.ts";
import { UNDOCUMENTED_PROPERTIES } from "./undocumented-properties.ts";

/** Properties that the language itself gives a resource; they are checked apart. */
export const LANGUAGE_PROPERTIES: ReadonlySet<string> = new Set(["parent", "scope", "dependsOn"]);

/** What can be read of a resource. */
export function resourceType(symbol: ResourceSymbol, inference: Inference): ResourceType {
  return { kind: "resource", name: symbol.type, body: readBody(symbol, inference), symbol };
}

function readBody(symbol: ResourceSymbol, inference: Inference): Type {
  const body = inference.resourceTypes?.find(symbol.type, symbol.apiVersion)?.body;
  if (body === undefined) return ANY;
  return body.kind === "object" ? body : (elementOf(body, symbol, inference) ?? ANY);
}

/** Which of the objects a resource is that has several forms, where its body says so outright. */
function elementOf(
  body: DiscriminatedType,
  { declaration }: ResourceSymbol,
  { typeOf }: Inference,
): ObjectType | undefined {
  const told = propertyValue(declaration.body.object, body.discriminator);
  const type = told && typeOf(told);
  return type?.kind === "string" && type.literal !== undefined ? body.elements.get(type.literal) : undefined;
}

/** What the body of a resource must be, or `undefined` where its type is not defined. */
export function bodyToWrite(symbol: ResourceSymbol, { resourceTypes }: Inference): Type | undefined {
  const body = resourceTypes?.find(symbol.type, symbol.apiVersion)?.body;
  if (body === undefined) return undefined;
  if (body.kind === "object") return writable(body, symbol);
  if (body.discriminator === "name" && !namesOneSegment(symbol)) return OBJECT;
  return {
    ...body,
    elements: new Map([...body.elements].map(([value, element]) => [value, writable(element, symbol)])),
  };
}

/**
 * With what the definitions leave out. The name of a child that stands alone is its parent's name and its own (`account/default`),
 * so it cannot be one of the names that the definition allows.
 */
function writable(body: ObjectType, symbol: ResourceSymbol): ObjectType {
  const properties = new Map<string, Property>([...UNDOCUMENTED_PROPERTIES, ...body.properties]);
  const name = properties.get("name");
  if (name !== undefined && !namesOneSegment(symbol)) properties.set("name", { ...name, type: STRING });
  return { kind: "object", name: body.name, properties, additional: body.additional };
}

function namesOneSegment({ type, parent }: ResourceSymbol): boolean {
  return parent !== undefined || type.split("/").length === 2;
}
