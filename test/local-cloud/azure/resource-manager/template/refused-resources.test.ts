import { describe, expect, it } from "vitest";

import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { expand, nested, nothingDeployed, secret, vault } from "./small-template.ts";

/** A loop of 500. */
function halfOf(name: string): JsonObject {
  return { ...vault, copy: { count: 500 }, name: `[format('${name}{0}', copyIndex())]` };
}

describe("resources of a template", () => {
  it.each([
    [
      "a name with too few segments",
      { ...secret, name: "token" },
      "The template resource 'token' for type 'Microsoft.KeyVault/vaults/secrets' has incorrect segment lengths. A nested resource type must have identical number of segments as its resource name.",
    ],
    ["a name with an empty segment", { ...secret, name: "kv/" }, "must not be empty or have an empty segment"],
    ["no name", { ...vault, name: null }, "The property 'name' must be of type 'String', but is 'Null'."],
    ["no type", { apiVersion: "2020-01-01", name: "x" }, "Required property 'type' not found."],
    ["an API version that is no date", { ...vault, apiVersion: "latest" }, "The api-version 'latest' is not valid"],
    [
      "a condition that is no boolean",
      { ...vault, condition: "[resourceGroup().name]" },
      "Evaluation result of language expression '[resourceGroup().name]' is type 'String', expected type is 'Boolean'.",
    ],
    [
      "a member that there is not",
      { ...vault, propertees: {} },
      "Could not find member 'propertees' on object of type 'TemplateResource'.",
    ],
    [
      "a resource group of its own",
      { ...vault, resourceGroup: "other" },
      "Only a nested deployment may name a subscription or resource group.",
    ],
    [
      "a reference in its name",
      { ...vault, name: "[reference('x').name]" },
      "The template function 'reference' is not expected at this location.",
    ],
    [
      "a reference in its condition",
      { ...vault, condition: "[equals(reference('x'), 1)]" },
      "The template function 'reference' is not expected at this location.",
    ],
    [
      "a reference in its location",
      { ...vault, location: "[reference('x', '2020-01-01', 'Full').location]" },
      "The template function 'reference' is not expected at this location.",
    ],
    [
      "a reference in its loop",
      { ...vault, copy: { count: "[length(reference('x'))]" } },
      "The template function 'reference' is not expected at this location.",
    ],
    ["a loop without a count", { ...vault, copy: {} }, "Its 'copy' needs a 'count'."],
    [
      "a loop with an unknown mode",
      { ...vault, copy: { count: 1, mode: "fast" } },
      "The copy mode must be 'Parallel' or 'Serial'",
    ],
    ["batches of none", { ...vault, copy: { count: 1, mode: "Serial", batchSize: 0 } }, "an integer of at least 1"],
    ["a negative count", { ...vault, copy: { count: -1 } }, "it must be an integer from 0 to 800"],
  ])("are refused with %s", (_, resource, message) => {
    expect(() => expand({ resources: { resource } })).toThrow(
      expect.objectContaining({ code: "InvalidTemplate", message: expect.stringContaining(message) }),
    );
    expect(() => expand({ resources: { resource } })).toThrow(/^Deployment template validation failed: /u);
  });

  it("are refused when two have the same id, even if one is not deployed", () => {
    expect(() => expand({ resources: { vault, again: { ...vault, name: "KV", condition: false } } })).toThrow(
      "The resource 'Microsoft.KeyVault/vaults/KV' is defined multiple times in a template.",
    );
    expect(
      expand({
        resources: { vault, again: { existing: true, type: vault.type, apiVersion: vault.apiVersion, name: "kv" } },
      }).resources,
    ).toHaveLength(2);
  });

  it("are refused when there are more than 800", () => {
    expect(() => expand({ resources: { a: halfOf("a"), b: halfOf("b") } })).toThrow("Limit: '800' and actual: '1000'");
  });

  it.each([
    [
      "outer scope",
      { ...nested.properties, expressionEvaluationOptions: { scope: "outer" } },
      "whose 'expressionEvaluationOptions.scope' is 'inner'",
    ],
    [
      "a linked template",
      { expressionEvaluationOptions: { scope: "inner" }, templateLink: { uri: "https://example.org" } },
      "A nested deployment needs a 'template'",
    ],
  ])("are refused when they are nested deployments with %s", (_, properties, message) => {
    const [deployment] = expand({ resources: { it: { ...nested, properties } } }).resources;
    expect(() => deployment?.body(nothingDeployed)).toThrow(message);
  });
});
