import { ArmError } from "../arm-error.ts";
import { invalidTemplate, validationFailed } from "../expressions/invalid-template.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";

/** A template whose outer shape is checked. */
export interface TemplateDocument {
  readonly definitions: JsonObject;
  readonly functions: readonly JsonValue[];
  readonly parameters: Readonly<Record<string, JsonObject>>;
  readonly variables: JsonObject;
  readonly resources: Readonly<Record<string, JsonObject>>;
  readonly outputs: Readonly<Record<string, JsonObject>>;
}

/** In the order in which Azure writes them (Microsoft Learn, "Template file structure"). */
export const templateMembers: readonly string[] = [
  "$schema",
  "languageVersion",
  "contentVersion",
  "metadata",
  "definitions",
  "functions",
  "parameters",
  "variables",
  "resources",
  "outputs",
];

const requiredMembers = ["$schema", "contentVersion", "resources"];

/** How many of each a template may have (Microsoft Learn, "ARM template best practices", template limits). */
const limits = { parameters: 256, variables: 512, outputs: 64 };

const schema = /^https?:\/\/schema\.management\.azure\.com\/schemas\/[\d-]+\/deploymentTemplate\.json#?$/iu;

/**
 * Checks the outer shape of a template at resource-group scope with symbolic names; no other is deployed here.
 * @throws ArmError (400) as Azure answers it; `InvalidRequestContent` for members that no template has.
 */
export function readTemplate(template: JsonObject): TemplateDocument {
  const stranger = Object.keys(template).find((name) => !templateMembers.includes(name));
  if (stranger !== undefined) {
    throw notDeserialized(
      `Could not find member '${stranger}' on object of type 'Template'. Path 'properties.template.${stranger}'.`,
    );
  }
  const missing = requiredMembers.find((name) => template[name] === undefined);
  if (missing !== undefined) {
    throw notDeserialized(`Required property '${missing}' not found in JSON. Path 'properties.template'.`);
  }
  if (typeof template["$schema"] !== "string" || !schema.test(template["$schema"])) {
    throw validationFailed(
      "The template schema is not one of a deployment to a resource group. Please see https://aka.ms/arm-template for usage details.",
    );
  }
  if (template["languageVersion"] !== "2.0" || !isJsonObject(template["resources"])) {
    throw invalidTemplate(
      "The local Resource Manager deploys templates with symbolic names only ('languageVersion' is '2.0' and 'resources' an object).",
    );
  }
  const document = {
    definitions: objectIn(template, "definitions"),
    functions: arrayIn(template, "functions"),
    parameters: objectsIn(template, "parameters"),
    variables: objectIn(template, "variables"),
    resources: objectsIn(template, "resources"),
    outputs: objectsIn(template, "outputs"),
  };
  for (const [section, limit] of [
    ["parameters", limits.parameters],
    ["variables", limits.variables],
    ["outputs", limits.outputs],
  ] as const) {
    const count = Object.keys(document[section]).length;
    if (count > limit) {
      throw validationFailed(
        `The number of template ${section} limit exceeded. Limit: '${limit}' and actual: '${count}'. Please see https://aka.ms/arm-template for usage details.`,
      );
    }
  }
  return document;
}

function objectIn(template: JsonObject, name: string): JsonObject {
  const value = template[name] ?? {};
  if (isJsonObject(value)) return value;
  throw wrongType(`properties.template.${name}`);
}

function arrayIn(template: JsonObject, name: string): readonly JsonValue[] {
  const value: JsonValue = template[name] ?? [];
  if (Array.isArray(value)) return value;
  throw wrongType(`properties.template.${name}`);
}

function objectsIn(template: JsonObject, name: string): Readonly<Record<string, JsonObject>> {
  const entries = Object.entries(objectIn(template, name)).map(([key, value]): [string, JsonObject] => {
    if (isJsonObject(value)) return [key, value];
    throw wrongType(`properties.template.${name}.${key}`);
  });
  return Object.fromEntries(entries);
}

function wrongType(path: string): ArmError {
  return notDeserialized(`Error converting value. Path '${path}'.`);
}

function notDeserialized(reason: string): ArmError {
  return new ArmError(
    400,
    "InvalidRequestContent",
    `The request content was invalid and could not be deserialized: '${reason}'.`,
  );
}
