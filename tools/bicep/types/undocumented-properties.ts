import { arrayOf, INT, OBJECT, objectOf, type ObjectType, type Property, STRING, type Type } from "./type.ts";

const TAGS: ObjectType = { kind: "object", properties: new Map(), additional: STRING };
const SKU: Type = optional(
  objectOf("sku", { name: STRING, tier: STRING, size: STRING, family: STRING, model: STRING, capacity: INT }),
);

/**
 * Properties that a resource may have though its definition does not say so: the official compiler warns (BCP187).
 * Azure/bicep, AzResourceTypeProvider.cs, KnownTopLevelResourceProperties.
 */
export const UNDOCUMENTED_PROPERTIES: ReadonlyMap<string, Property> = new Map(
  Object.entries({
    location: STRING,
    tags: TAGS,
    properties: OBJECT,
    sku: SKU,
    kind: STRING,
    managedBy: STRING,
    managedByExtended: arrayOf(STRING),
    extendedLocation: OBJECT,
    zones: arrayOf(STRING),
    placement: OBJECT,
    plan: OBJECT,
    eTag: STRING,
    scale: OBJECT,
    identity: OBJECT,
  }).map(([name, type]) => [name, { type, undocumented: true }]),
);

function optional(object: ObjectType): ObjectType {
  return {
    ...object,
    properties: new Map([...object.properties].map(([name, property]) => [name, { ...property, required: false }])),
  };
}
