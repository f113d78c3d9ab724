import { describe, expect, it } from "vitest";

import { evaluateExpression } from "../../../../../local-cloud/azure/resource-manager/expressions/evaluate.ts";
import type { JsonValue } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { environmentWith } from "./environment.ts";

const environment = environmentWith();

function evaluate(expression: string): JsonValue {
  return evaluateExpression(expression, environment);
}

describe("an expression", () => {
  it("is a string, with quotes written twice, or an integer", () => {
    expect(evaluate("'it''s'")).toBe("it's");
    expect(evaluate(" -12 ")).toBe(-12);
  });

  it("reads members by name whatever the case, and elements by index", () => {
    expect(evaluate("parameters('first').PROPERTY.one")).toBe("a");
    expect(evaluate("parameters('first')['property']['one']")).toBe("a");
    expect(evaluate("parameters('dogs')[add(1, 1)].name")).toBe("Indy");
  });

  it("prefers the member that is written exactly so", () => {
    expect(evaluate('json(\'{"A": 1, "a": 2}\').a')).toBe(2);
  });

  it("calls the functions of the template", () => {
    expect(evaluate("contoso.twice('x')[1]")).toBe("x");
  });

  it.each([
    [
      "parameters('first').missing",
      "The language expression property 'missing' doesn't exist, available properties are 'property, nestedArray'.",
    ],
    ["parameters('dogs')[8]", "The language expression property array index '8' is out of bounds."],
    ["parameters('dogs')[-1]", "The language expression property array index '-1' is out of bounds."],
    [
      "parameters('first')[0]",
      "The language expression property '0' can't be evaluated, property name must be a string.",
    ],
    [
      "parameters('dogs').name",
      "The language expression property 'name' can't be evaluated, property name must be an integer.",
    ],
    ["parameters('nothing').name", "The language expression property 'name' can't be evaluated."],
    ["'text'.length", "The language expression property 'length' can't be evaluated."],
    [
      "parameters('first')[null()]",
      "The language expression property '' can't be evaluated, property name must be a string.",
    ],
    [
      "contoso()",
      "The template function 'contoso' is not valid. Please see https://aka.ms/arm-functions for usage details.",
    ],
    ["lambda('x', 1)", "The template function 'lambda' is not valid."],
    ["lambdaVariables('x')", "The lambda variable 'x' is not found."],
    ["json('{}').toString", "The language expression property 'toString' doesn't exist"],
  ])("%s is refused: %s", (expression, message) => {
    expect(() => evaluate(expression)).toThrow(message);
  });

  it("keeps the variables of a lambda to the lambda", () => {
    expect(() => evaluate("concat(map(range(0, 1), lambda('x', 1)), lambdaVariables('x'))")).toThrow(
      "The lambda variable 'x' is not found.",
    );
  });
});
