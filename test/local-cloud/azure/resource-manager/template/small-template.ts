import type { ExpandedResource, Runtime } from "../../../../../local-cloud/azure/resource-manager/template/expanded.ts";
import { expandTemplate } from "../../../../../local-cloud/azure/resource-manager/template/expand.ts";
import type { JsonObject, JsonValue } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { scope } from "../deployment-scope.ts";

/** A template with symbolic names around what a test is about. */
export function templateWith(parts: JsonObject): JsonObject {
  return {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    languageVersion: "2.0",
    contentVersion: "1.0.0.0",
    resources: {},
    ...parts,
  };
}

/** Expands it with values for its parameters. */
export function expand(parts: JsonObject, values: JsonObject = {}) {
  const parameters = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  return expandTemplate(templateWith(parts), parameters, scope);
}

/** What a template's expression gives, seen as an output of the type. */
export function outputOf(type: string, value: JsonValue, parts: JsonObject = {}, values: JsonObject = {}): JsonValue {
  return expand({ ...parts, outputs: { it: { type, value } } }, values).outputs(nothingDeployed)["it"]?.value ?? null;
}

export const nothingDeployed: Runtime = {
  reference: (keyOrId) => {
    throw new Error(`Nothing asks for ${keyOrId}.`);
  },
};

/** A deployment in which each resource answers with its own key or id. */
export const echo: Runtime = {
  reference: (keyOrId, { apiVersion = "declared", full }) => ({ of: keyOrId, apiVersion, full }),
};

export function resourceIn(resources: readonly ExpandedResource[], key: string): ExpandedResource {
  const found = resources.find((resource) => resource.key === key);
  if (found === undefined)
    throw new Error(`There is no resource ${key} among ${resources.map((each) => each.key).join(", ")}.`);
  return found;
}

export const vault = {
  type: "Microsoft.KeyVault/vaults",
  apiVersion: "2026-02-01",
  name: "kv",
  location: "westeurope",
  properties: {},
} satisfies JsonObject;

export const secret = {
  type: "Microsoft.KeyVault/vaults/secrets",
  apiVersion: "2026-02-01",
  name: "kv/token",
  properties: { value: "t" },
  dependsOn: ["vault"],
} satisfies JsonObject;

/** The value of the parameter `it` of the type. */
export function valueOf(schema: JsonObject, given: JsonObject, definitions: JsonObject = {}): JsonValue {
  const parts = { definitions, parameters: { it: schema } };
  const wrapped = outputOf("array", "[createArray(parameters('it'))]", parts, given);
  return Array.isArray(wrapped) ? wrapped[0] : null;
}

export const nested = {
  type: "Microsoft.Resources/deployments",
  apiVersion: "2025-04-01",
  name: "inner",
  properties: {
    expressionEvaluationOptions: { scope: "inner" },
    mode: "Incremental",
    parameters: { where: { value: "[resourceGroup().name]" } },
    template: { $schema: "https://example.org", outputs: { a: "[untouched(]" } },
  },
} satisfies JsonObject;
