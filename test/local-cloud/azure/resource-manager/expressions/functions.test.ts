import { describe, expect, it } from "vitest";

import { evaluateExpression } from "../../../../../local-cloud/azure/resource-manager/expressions/evaluate.ts";
import { functionNames } from "../../../../../local-cloud/azure/resource-manager/expressions/functions/function-table.ts";
import { environmentWith } from "./environment.ts";
import { collectionExamples, collectionRefusals, lambdaExamples } from "./examples/collections.ts";
import type { Example } from "./examples/example.ts";
import { nameExamples } from "./examples/names.ts";
import { resourceExamples, resourceRefusals } from "./examples/resources.ts";
import { stringExamples, stringRefusals } from "./examples/strings.ts";
import { valueExamples, valueRefusals } from "./examples/values.ts";

const environment = environmentWith();
const examples: readonly Example[] = [
  ...stringExamples,
  ...collectionExamples,
  ...lambdaExamples,
  ...valueExamples,
  ...resourceExamples,
  ...nameExamples,
];
const refusals = [...stringRefusals, ...collectionRefusals, ...valueRefusals, ...resourceRefusals];

describe("the functions of template expressions", () => {
  it.each(examples)("%s gives %j", (expression, value) => {
    expect(evaluateExpression(expression, environment)).toStrictEqual(value);
  });

  it.each(refusals)("%s is refused: %s", (expression, reason) => {
    expect(() => evaluateExpression(expression, environment)).toThrow(
      expect.objectContaining({ code: "InvalidTemplate", status: 400, message: expect.stringContaining(reason) }),
    );
  });

  it("are each shown by an example, or by a refusal", () => {
    const called = [...examples, ...refusals]
      .map(([expression]) => expression)
      .join("\n")
      .toLowerCase();
    expect(functionNames.filter((name) => !new RegExp(`\\b${name.toLowerCase()}\\(`, "u").test(called))).toEqual([]);
  });

  it("are found whatever the case of their names", () => {
    expect(evaluateExpression("TOUPPER(RESOURCEGROUP().NAME)", environment)).toBe("SOC");
  });

  it("are refused where they are not expected", () => {
    const elsewhere = environmentWith({ unexpected: new Set(["utcnow"]), resources: undefined, loops: [] });
    expect(() => evaluateExpression("UtcNow()", elsewhere)).toThrow(
      "The template function 'utcNow' is not expected at this location.",
    );
    expect(() => evaluateExpression("reference('site')", elsewhere)).toThrow(
      "The template function 'reference' is not expected at this location.",
    );
    expect(() => evaluateExpression("copyIndex()", elsewhere)).toThrow(
      "The function can only be used in a resource with copy specified.",
    );
  });
});
