import type { ExpressionEnvironment } from "../../../../../local-cloud/azure/resource-manager/expressions/environment.ts";
import { ExpressionFault } from "../../../../../local-cloud/azure/resource-manager/expressions/invalid-template.ts";
import type { JsonObject, JsonValue } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { scope } from "../deployment-scope.ts";

/** Values that the examples of the functions use as parameters. */
export const parameters: JsonObject = {
  dogs: [
    { name: "Evie", age: 5 },
    { name: "Casper", age: 3 },
    { name: "Indy", age: 2 },
    { name: "Kira", age: 8 },
  ],
  first: { property: { one: "a", two: "b", three: "c1" }, nestedArray: [1, 2] },
  second: { property: { three: "c2", four: "d", five: "e" }, nestedArray: [3, 4] },
  entities: { item002: { number: 200 }, item001: { number: 300 } },
  nothing: null,
  truth: true,
};

/** An environment in which everything may be asked for. */
export function environmentWith(changes: Partial<ExpressionEnvironment> = {}): ExpressionEnvironment {
  return {
    scope,
    deployment: { name: "main" },
    parameter: (name) => valueIn(parameters, name),
    variable: (name) => valueIn({ greeting: "hello" }, name),
    userFunction: (name) => (name === "contoso.twice" ? ([value]) => [value ?? null, value ?? null] : undefined),
    loops: [
      { name: "rules", index: 2, unnamed: true },
      { name: "columns", index: 5, unnamed: false },
    ],
    lambdaVariables: new Map(),
    resources: {
      one: (nameOrId, { apiVersion = "its own", full }) => ({ of: nameOrId, apiVersion, full }),
      all: (symbol, { full }) => [
        { of: `${symbol}[0]`, full },
        { of: `${symbol}[1]`, full },
      ],
    },
    unexpected: new Set(),
    ...changes,
  };
}

function valueIn(values: JsonObject, name: string): JsonValue {
  const value = values[name];
  if (value === undefined) throw new ExpressionFault(`'${name}' is not found.`);
  return value;
}
