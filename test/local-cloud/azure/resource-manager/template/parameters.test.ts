import { describe, expect, it } from "vitest";

import { expandTemplate } from "../../../../../local-cloud/azure/resource-manager/template/expand.ts";
import { scope } from "../deployment-scope.ts";
import { outputOf, templateWith, valueOf } from "./small-template.ts";

describe("parameters", () => {
  it("take the value that is given, whatever the case of the name", () => {
    expect(valueOf({ type: "string", defaultValue: "b" }, { IT: "a" })).toBe("a");
  });

  it("take their default, evaluated, when nothing or null is given", () => {
    expect(valueOf({ type: "string", defaultValue: "[resourceGroup().location]" }, {})).toBe("westeurope");
    expect(valueOf({ type: "string", defaultValue: "[utcNow('d')]" }, { it: null })).toBe("03/05/2019");
    expect(valueOf({ type: "string", defaultValue: "[newGuid()]" }, {})).toBe(scope.newGuid());
  });

  it("do not evaluate what is given", () => {
    expect(valueOf({ type: "string" }, { it: "[resourceGroup().location]" })).toBe("[resourceGroup().location]");
  });

  it("are null when nullable and not given", () => {
    expect(valueOf({ type: "string", nullable: true }, {})).toBeNull();
  });

  it("may use one another in their defaults", () => {
    const parameters = { a: { type: "string", defaultValue: "[toUpper(parameters('b'))]" }, b: { type: "string" } };
    expect(outputOf("string", "[parameters('a')]", { parameters }, { b: "x" })).toBe("X");
  });

  it.each([
    [
      "is not given",
      { type: "string" },
      {},
      "The value for the template parameter 'it' is not provided. Please see https://aka.ms/arm-create-parameter-file for usage details.",
    ],
    [
      "is given and not in the template",
      { type: "string" },
      { it: "a", other: "b" },
      "The template parameters 'other' in the parameters file are not valid; they are not present in the original template and can therefore not be provided at deployment time. The only supported parameters for this template are 'it'.",
    ],
    [
      "is of another type",
      { type: "int" },
      { it: "5" },
      "The provided value for the template parameter 'it' is not valid. Expected a value of type 'Integer', but received a value of type 'String'.",
    ],
    ["is a fraction", { type: "int" }, { it: 1.5 }, "received a value of type 'Float'"],
    [
      "is not allowed",
      { type: "string", allowedValues: ["a", "b"] },
      { it: "c" },
      "The parameter value is not part of the allowed value(s): 'a,b'.",
    ],
    [
      "has an element that is not allowed",
      { type: "array", allowedValues: [1, 2] },
      { it: [1, 3] },
      "allowed value(s): '1,2'",
    ],
    ["is too small", { type: "int", minValue: 4 }, { it: 3 }, "The value should be greater than or equal to '4'."],
    ["is too large", { type: "int", maxValue: 4 }, { it: 5 }, "The value should be less than or equal to '4'."],
    [
      "is too short",
      { type: "string", minLength: 3 },
      { it: "ab" },
      "Length of the value should be greater than or equal to '3'.",
    ],
    [
      "is too long",
      { type: "array", maxLength: 1 },
      { it: [1, 2] },
      "Length of the value should be less than or equal to '1'.",
    ],
    [
      "has a default that does not fit",
      { type: "int", minValue: 4, defaultValue: 3 },
      {},
      "greater than or equal to '4'",
    ],
    ["has a type that there is not", { type: "float" }, { it: 1 }, "Its type is not defined in the template."],
    [
      "refers to a type that there is not",
      { $ref: "#/definitions/gone" },
      { it: 1 },
      "Its type is not defined in the template.",
    ],
    [
      "refers to a type that refers to itself",
      { $ref: "#/definitions/loop" },
      { it: 1 },
      "Its type is not defined in the template.",
    ],
    [
      "asks for a variable in its default",
      { type: "string", defaultValue: "[variables('x')]" },
      {},
      "The template function 'variables' is not expected at this location.",
    ],
    [
      "asks for what is deployed in its default",
      { type: "string", defaultValue: "[reference('x')]" },
      {},
      "The template function 'reference' is not expected at this location.",
    ],
    [
      "uses itself in its default",
      { type: "string", defaultValue: "[parameters('it')]" },
      {},
      "The template parameter 'it' is defined by itself.",
    ],
    [
      "uses another one in its default that there is not",
      { type: "string", defaultValue: "[parameters('gone')]" },
      {},
      "The template parameter 'it' is not valid: The template parameter 'gone' is not found.",
    ],
    [
      "fails in its default",
      { type: "string", defaultValue: "[fail('No.')]" },
      {},
      "The template parameter 'it' is not valid: No.",
    ],
  ])("are refused when one %s", (_, schema, given, message) => {
    expect(() => valueOf(schema, given, { loop: { $ref: "#/definitions/loop" } })).toThrow(
      expect.objectContaining({ code: "InvalidTemplate", message: expect.stringContaining(message) }),
    );
  });

  it("never show a value that is refused", () => {
    expect(() => valueOf({ type: "securestring", maxLength: 3 }, { it: "s3cret" })).toThrow(/^(?!.*s3cret)/u);
  });

  it("are refused without a value, and when they refer to a key vault", () => {
    const template = templateWith({ parameters: { it: { type: "string" } } });
    expect(() => expandTemplate(template, { it: "a" }, scope)).toThrow(
      "The template parameter 'it' has no property 'value'.",
    );
    expect(() => expandTemplate(template, { it: { reference: {} } }, scope)).toThrow(
      "which the local Resource Manager does not read",
    );
  });
});
