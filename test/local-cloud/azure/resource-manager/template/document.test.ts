import { describe, expect, it } from "vitest";

import { expandTemplate } from "../../../../../local-cloud/azure/resource-manager/template/expand.ts";
import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { scope } from "../deployment-scope.ts";
import { expand, outputOf, templateWith } from "./small-template.ts";

function many(count: number, value: JsonObject): JsonObject {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, value]));
}

describe("a template", () => {
  it("may be empty", () => {
    expect(expand({}).resources).toEqual([]);
  });

  it.each([
    [
      "a member that no template has",
      { resource: {} },
      "InvalidRequestContent",
      "Could not find member 'resource' on object of type 'Template'.",
    ],
    ["an old language version", { languageVersion: "1.0" }, "InvalidTemplate", "with symbolic names only"],
    ["an array of resources", { resources: [] }, "InvalidTemplate", "with symbolic names only"],
    [
      "variables that are no object",
      { variables: [] },
      "InvalidRequestContent",
      "Path 'properties.template.variables'",
    ],
    ["functions that are no array", { functions: {} }, "InvalidRequestContent", "Path 'properties.template.functions'"],
    [
      "a parameter that is no object",
      { parameters: { a: "string" } },
      "InvalidRequestContent",
      "Path 'properties.template.parameters.a'",
    ],
    [
      "the schema of a subscription",
      { $schema: "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#" },
      "InvalidTemplate",
      "The template schema is not one of a deployment to a resource group.",
    ],
    [
      "more than 256 parameters",
      { parameters: many(257, { type: "int", defaultValue: 1 }) },
      "InvalidTemplate",
      "The number of template parameters limit exceeded. Limit: '256' and actual: '257'.",
    ],
    [
      "more than 64 outputs",
      { outputs: many(65, { type: "int", value: 1 }) },
      "InvalidTemplate",
      "The number of template outputs limit exceeded.",
    ],
  ])("is refused with %s", (_, parts, code, message) => {
    expect(() => expand(parts)).toThrow(
      expect.objectContaining({ status: 400, code, message: expect.stringContaining(message) }),
    );
  });

  it.each(["$schema", "contentVersion", "resources"])("is refused without %s", (member) => {
    const { [member]: _, ...template } = templateWith({});
    expect(() => expandTemplate(template, {}, scope)).toThrow(`Required property '${member}' not found in JSON.`);
  });

  it.each([
    ["a syntax error", "[concat('a']", "expected token 'RightParenthesis' and actual 'EndOfData'"],
    ["an unknown function", "[if(true(), 'x', unheardOf())]", "The template function 'unheardOf' is not valid."],
    ["too few arguments", "[if(true(), 'x', trim())]", "function requires 1 argument(s) while 0 were provided"],
  ])("is refused with %s, even where it is never evaluated", (_, expression, message) => {
    expect(() => expand({ outputs: { it: { type: "string", value: expression } } })).toThrow(
      /^Deployment template language expression evaluation failed: '.+'\. Please see/u,
    );
    expect(() => expand({ outputs: { it: { type: "string", value: expression } } })).toThrow(message);
  });

  it("may have descriptions that look like expressions", () => {
    const metadata = { description: "[not an expression]" };
    expect(outputOf("string", "x", { metadata, parameters: { a: { type: "int", defaultValue: 1, metadata } } })).toBe(
      "x",
    );
  });
});

describe("variables", () => {
  it("use parameters and one another, in any order", () => {
    const parts = {
      parameters: { prefix: { type: "string" } },
      variables: { long: "[concat(variables('Short'), '-long')]", short: "[take(parameters('prefix'), 3)]" },
    };
    expect(outputOf("string", "[variables('LONG')]", parts, { prefix: "contoso" })).toBe("con-long");
  });

  it("may be loops, alone and inside of others", () => {
    const variables = {
      copy: [{ name: "names", count: 2, input: "[format('rule{0}', copyIndex('names', 1))]" }],
      nested: {
        copy: [{ name: "numbers", count: "[length(variables('names'))]", input: { at: "[copyIndex('numbers')]" } }],
        other: true,
      },
    };
    expect(outputOf("array", "[createArray(variables('names'), variables('nested'))]", { variables })).toEqual([
      ["rule1", "rule2"],
      { numbers: [{ at: 0 }, { at: 1 }], other: true },
    ]);
  });

  it("unescape texts in brackets, keep everything else, and may have names that are expressions", () => {
    const variables = { it: { "[concat('a', 'b')]": "[[x]", c: [1, null, true, "[y] z"] } };
    expect(outputOf("object", "[variables('it')]", { variables })).toEqual({ ab: "[x]", c: [1, null, true, "[y] z"] });
  });

  it.each([
    [
      "is out of bounds",
      "[createArray(1)[8]]",
      "The template variable 'it' is not valid: The language expression property array index '8' is out of bounds.",
    ],
    [
      "asks for what is deployed",
      "[reference('site').id]",
      "The template function 'reference' is not expected at this location.",
    ],
    ["asks for the time", "[utcNow()]", "The template function 'utcNow' is not expected at this location."],
    ["is not there", "[variables('gone')]", "The template variable 'gone' is not found."],
    ["uses itself", "[concat(variables('it'), 'x')]", "The template variable 'it' is defined by itself."],
    ["counts an unnamed loop", "[copyIndex()]", "The template function 'copyIndex' is not expected at this location."],
    ["has a name twice", { "[toLower('A')]": 1, a: 2 }, "The property 'a' is there twice."],
    ["has a name that is no string", { "[json('1')]": 1 }, "must be of type 'String', but is 'Integer'"],
    ["loops too often", { copy: [{ name: "x", count: 801, input: 1 }] }, "it must be an integer from 0 to 800"],
  ])("are refused when one %s, also when nothing uses it", (_, value, message) => {
    expect(() => expand({ variables: { it: value } })).toThrow(message);
    expect(() => expand({ variables: { it: value } })).toThrow(/^Deployment template validation failed: /u);
  });
});

describe("functions of a template", () => {
  const functions = [
    {
      namespace: "__bicep",
      members: {
        hours: {
          parameters: [{ name: "n", type: "int", minValue: 1 }],
          output: { type: "string", value: "[format('PT{0}H', parameters('n'))]" },
        },
        twice: {
          parameters: [{ name: "n", $ref: "#/definitions/positive" }],
          output: {
            type: "array",
            value: "[createArray(__bicep.hours(parameters('n')), __bicep.hours(parameters('N')))]",
          },
        },
        forever: { output: { type: "int", value: "[__bicep.forever()]" } },
        greedy: { output: { type: "string", value: "[variables('x')]" } },
        stranger: { output: { type: "string", value: "[parameters('outer')]" } },
        wrong: { output: { type: "int", value: "text" } },
      },
    },
  ];
  const parts = {
    functions,
    definitions: { positive: { type: "int", minValue: 1 } },
    variables: { x: "x" },
    parameters: { outer: { type: "int", defaultValue: 1 } },
  };

  it("call one another and see their own parameters", () => {
    expect(outputOf("array", "[__bicep.TWICE(5)]", parts)).toEqual(["PT5H", "PT5H"]);
  });

  it.each([
    ["[__bicep.hours(0)]", "The value should be greater than or equal to '1'."],
    ["[__bicep.hours('1')]", "Expected a value of type 'Integer', but received a value of type 'String'."],
    ["[__bicep.hours()]", "function requires 1 argument(s) while 0 were provided"],
    ["[__bicep.forever()]", "It calls itself."],
    ["[__bicep.greedy()]", "The template function 'variables' is not expected at this location."],
    ["[__bicep.stranger()]", "The template parameter 'outer' is not found."],
    ["[__bicep.wrong()]", "What it gives is not valid."],
  ])("are refused: %s", (expression, message) => {
    expect(() => expand({ ...parts, variables: { ...parts.variables, it: expression } })).toThrow(message);
  });

  it.each([
    [["x"]],
    [[{ namespace: "a" }]],
    [[{ namespace: "a", members: { b: {} } }]],
    [[{ namespace: "a", members: { b: { parameters: [{}], output: {} } } }]],
  ])("are refused when they are written wrong: %j", (malformed) => {
    expect(() => expand({ functions: malformed })).toThrow("The template functions are not valid");
  });
});
