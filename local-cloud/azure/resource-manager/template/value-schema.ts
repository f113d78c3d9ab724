import { isJsonArray, memberName, sameValue, typeName } from "../expressions/values.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";

/** What is wrong with a value, and where in it: `.subnets[2]`, empty for the value itself. */
export interface Violation {
  readonly path: string;
  readonly reason: string;
}

/** Types of a template, and the types of JSON values that Azure's messages name for them. */
const types: Readonly<Record<string, { readonly expected: string; readonly fits: (value: JsonValue) => boolean }>> = {
  array: { expected: "Array", fits: isJsonArray },
  bool: { expected: "Boolean", fits: (value) => typeof value === "boolean" },
  int: { expected: "Integer", fits: (value) => typeof value === "number" && Number.isInteger(value) },
  object: { expected: "Object", fits: isJsonObject },
  secureobject: { expected: "Object", fits: isJsonObject },
  securestring: { expected: "String, Uri", fits: (value) => typeof value === "string" },
  string: { expected: "String, Uri", fits: (value) => typeof value === "string" },
};

/** Whether there is such a type. Azure reads them without regard to case. */
function isTypeName(name: JsonValue | undefined): name is string {
  return typeof name === "string" && Object.hasOwn(types, name.toLowerCase());
}

const maxReferences = 64;

/**
 * The schema itself, or the definition that it names with `$ref`; what stands beside the `$ref` wins.
 * Undefined if there is no such definition. Source: Microsoft Learn, "Type definitions in ARM templates".
 */
export function resolveSchema(schema: JsonObject, definitions: JsonObject): JsonObject | undefined {
  let current = schema;
  for (let steps = 0; steps < maxReferences; steps += 1) {
    const { $ref, ...others } = current;
    if ($ref === undefined) return current;
    const [, name = ""] = typeof $ref === "string" ? (/^#\/definitions\/(.+)$/u.exec($ref) ?? []) : [];
    const definition = definitions[name];
    if (!isJsonObject(definition)) return undefined;
    current = { ...definition, ...others };
  }
  return undefined;
}

/**
 * What is wrong with a value of a type; undefined if nothing.
 * Source: Microsoft Learn, "Type definitions in ARM templates" and "Parameters in ARM templates".
 */
export function violation(
  value: JsonValue,
  schema: JsonObject,
  definitions: JsonObject,
  path = "",
): Violation | undefined {
  const resolved = resolveSchema(schema, definitions);
  const name = resolved?.["type"];
  if (resolved === undefined || !isTypeName(name)) return { path, reason: "Its type is not defined in the template." };
  if (value === null && resolved["nullable"] === true) return undefined;
  const type = types[name.toLowerCase()];
  if (type === undefined || !type.fits(value)) {
    return {
      path,
      reason: `Expected a value of type '${type?.expected}', but received a value of type '${typeName(value)}'.`,
    };
  }
  const reason = outsideOfAllowed(value, resolved) ?? outsideOfLimits(value, resolved);
  if (reason !== undefined) return { path, reason };
  if (isJsonArray(value)) return inItems(value, resolved, definitions, path);
  if (isJsonObject(value)) return inProperties(value, resolved, definitions, path);
  return undefined;
}

function outsideOfAllowed(value: JsonValue, { allowedValues }: JsonObject): string | undefined {
  if (!isJsonArray(allowedValues)) return undefined;
  const isAllowed = (candidate: JsonValue): boolean => allowedValues.some((allowed) => sameValue(allowed, candidate));
  // Of an array each element may be one of them, too: `@allowed` of an array parameter.
  if (isAllowed(value) || (isJsonArray(value) && value.every(isAllowed))) return undefined;
  return `The parameter value is not part of the allowed value(s): '${allowedValues.map((allowed) => (typeof allowed === "string" ? allowed : JSON.stringify(allowed))).join(",")}'.`;
}

function outsideOfLimits(
  value: JsonValue,
  { minLength, maxLength, minValue, maxValue }: JsonObject,
): string | undefined {
  if (typeof value === "number") return outside("The value", value, minValue, maxValue);
  if (typeof value === "string" || isJsonArray(value))
    return outside("Length of the value", value.length, minLength, maxLength);
  return undefined;
}

function outside(
  what: string,
  actual: number,
  least: JsonValue | undefined,
  most: JsonValue | undefined,
): string | undefined {
  if (typeof least === "number" && actual < least) return `${what} should be greater than or equal to '${least}'.`;
  if (typeof most === "number" && actual > most) return `${what} should be less than or equal to '${most}'.`;
  return undefined;
}

function inItems(
  values: readonly JsonValue[],
  schema: JsonObject,
  definitions: JsonObject,
  path: string,
): Violation | undefined {
  const { items, prefixItems } = schema;
  const first = isJsonArray(prefixItems) ? prefixItems.filter((item) => isJsonObject(item)) : [];
  if (values.length < first.length || (items === false && values.length > first.length)) {
    return { path, reason: `Expected '${first.length}' items, but received '${values.length}'.` };
  }
  for (const [at, value] of values.entries()) {
    const itemSchema = first[at] ?? items;
    const found = isJsonObject(itemSchema) ? violation(value, itemSchema, definitions, `${path}[${at}]`) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function inProperties(
  value: JsonObject,
  schema: JsonObject,
  definitions: JsonObject,
  path: string,
): Violation | undefined {
  const chosen = variant(value, schema, definitions);
  if (chosen === undefined) return { path, reason: "The value of its discriminator is none of the mapped ones." };
  const { properties, additionalProperties } = chosen;
  const known = isJsonObject(properties) ? properties : {};
  for (const [name, propertySchema] of Object.entries(known)) {
    if (!isJsonObject(propertySchema)) continue;
    const given = value[memberName(value, name) ?? name];
    // A member that is not there is one that is null: only `nullable` allows both.
    const missing = given === undefined && resolveSchema(propertySchema, definitions)?.["nullable"] !== true;
    if (missing) return { path, reason: `The object is missing the required property '${name}'.` };
    const found = given === undefined ? undefined : violation(given, propertySchema, definitions, `${path}.${name}`);
    if (found !== undefined) return found;
  }
  const discriminator = isJsonObject(schema["discriminator"]) ? schema["discriminator"]["propertyName"] : undefined;
  const others = Object.entries(value).filter(
    ([name]) => memberName(known, name) === undefined && name !== discriminator,
  );
  if (additionalProperties === false && others.length > 0) {
    return {
      path,
      reason: `The object does not allow values with properties not defined in the schema, but the following unknown properties were present: [${others.map(([name]) => `'${name}'`).join(", ")}].`,
    };
  }
  if (!isJsonObject(additionalProperties)) return undefined;
  for (const [name, other] of others) {
    const found = violation(other, additionalProperties, definitions, `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schema of a tagged union that the value's tag picks; of any other object its own. */
function variant(value: JsonObject, schema: JsonObject, definitions: JsonObject): JsonObject | undefined {
  const { discriminator } = schema;
  if (!isJsonObject(discriminator)) return schema;
  const { propertyName, mapping } = discriminator;
  const tag = typeof propertyName === "string" ? value[propertyName] : undefined;
  const picked = typeof tag === "string" && isJsonObject(mapping) ? mapping[tag] : undefined;
  return isJsonObject(picked) ? resolveSchema(picked, definitions) : undefined;
}
