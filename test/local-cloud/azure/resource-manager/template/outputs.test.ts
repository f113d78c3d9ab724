import { describe, expect, it } from "vitest";

import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { echo, expand, vault } from "./small-template.ts";

const rules = { ...vault, copy: { count: 2 }, name: "[format('kv{0}', copyIndex())]" };
const otherId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/other";

function outputs(declared: JsonObject, parts: JsonObject = {}) {
  return expand({ resources: { vault, rules }, ...parts, outputs: declared }).outputs(echo);
}

describe("outputs", () => {
  it("have the types that Azure writes", () => {
    const declared = {
      a: { type: "string", value: "x" },
      b: { type: "INT", value: "[add(1, 2)]" },
      c: { type: "securestring", value: "y" },
      d: { $ref: "#/definitions/flag", value: true },
    };
    expect(outputs(declared, { definitions: { flag: { type: "bool" } } })).toEqual({
      a: { type: "String", value: "x" },
      b: { type: "Int", value: 3 },
      c: { type: "SecureString", value: "y" },
      d: { type: "Bool", value: true },
    });
  });

  it("may ask for any resource, of the template or not", () => {
    const declared = {
      one: { type: "string", value: "[reference('vault').of]" },
      round: { type: "string", value: "[reference('rules[1]').of]" },
      all: { type: "array", value: "[map(references('rules'), lambda('r', lambdaVariables('r').of))]" },
      id: { type: "string", value: "[reference(resourceId('Microsoft.KeyVault/vaults', 'kv')).of]" },
      other: { type: "object", value: `[reference('${otherId}', '2020-01-01')]` },
    };
    expect(outputs(declared)).toMatchObject({
      one: { value: "vault" },
      round: { value: "rules[1]" },
      all: { value: ["rules[0]", "rules[1]"] },
      id: { value: "vault" },
      other: { value: { of: otherId, apiVersion: "2020-01-01", full: false } },
    });
  });

  it("may be loops, conditional, and nullable", () => {
    const declared = {
      loop: { type: "array", copy: { count: 2, input: "[format('rule{0}', copyIndex(1))]" } },
      on: { condition: "[equals(1, 1)]", type: "int", value: 1 },
      off: { condition: false, type: "int", value: "[fail('not evaluated')]" },
      none: { type: "string", nullable: true, value: "[null()]" },
    };
    expect(outputs(declared)).toEqual({
      loop: { type: "Array", value: ["rule1", "rule2"] },
      on: { type: "Int", value: 1 },
      none: { type: "String", value: null },
    });
  });

  it("are refused together, each with its reason", () => {
    const declared = {
      good: { type: "int", value: 1 },
      type: { type: "int", value: "x" },
      property: { type: "string", value: "[reference('vault').gone]" },
    };
    expect(() => outputs(declared)).toThrow(
      expect.objectContaining({
        code: "DeploymentOutputEvaluationFailed",
        message: expect.stringMatching(/^Unable to evaluate template outputs: 'type,property'\./u),
        details: [
          expect.objectContaining({
            target: "type",
            message: expect.stringContaining("Expected a value of type 'Integer'"),
          }),
          expect.objectContaining({
            code: "DeploymentOutputEvaluationFailed",
            target: "property",
            message:
              "The template output 'property' is not valid: The language expression property 'gone' doesn't exist, available properties are 'of, apiVersion, full'..",
          }),
        ],
      }),
    );
  });

  it.each([
    [
      "a name that is no resource",
      "[reference('gone')]",
      "The template reference 'gone' is not valid: could not find template resource or resource copy with this name.",
    ],
    ["a loop as if it were one resource", "[reference('rules')]", "The template reference 'rules' is not valid"],
    ["a loop that there is not", "[references('gone')]", "could not find template resource copy with this name"],
    ["another resource without an API version", `[reference('${otherId}')]`, "requires an API version"],
  ])("are refused when one asks for %s", (_, value, message) => {
    expect(() => outputs({ it: { type: "object", value } })).toThrow(
      expect.objectContaining({ details: [expect.objectContaining({ message: expect.stringContaining(message) })] }),
    );
  });

  it("are refused with a condition that is no boolean, or a loop that is none", () => {
    expect(() => outputs({ it: { type: "int", condition: "yes", value: 1 } })).toThrow(
      "Unable to evaluate template outputs: 'it'",
    );
    expect(() => outputs({ it: { type: "array", copy: [] } })).toThrow("Unable to evaluate template outputs: 'it'");
  });
});
