import { isJsonObject, type JsonValue } from "../json-value.ts";
import type { ExpressionEnvironment } from "./environment.ts";
import { findFunction } from "./functions/function-table.ts";
import { notExpected } from "./functions/lookups.ts";
import { type Argument, checkCount, Lambda } from "./functions/signature.ts";
import { ExpressionFault } from "./invalid-template.ts";
import { parseExpression } from "./parse.ts";
import type { Expression, FunctionCall } from "./syntax.ts";
import { isJsonArray, memberName, textOf } from "./values.ts";

/**
 * Evaluates the text of an expression, without its brackets. Pure: all that it may know is in the environment.
 * @throws ArmError (400 `InvalidTemplate`) when the text is no expression or cannot be evaluated.
 */
export function evaluateExpression(text: string, environment: ExpressionEnvironment): JsonValue {
  return evaluate(parseExpression(text), environment);
}

/** The same of an expression that is parsed already. */
export function evaluate(expression: Expression, environment: ExpressionEnvironment): JsonValue {
  if (expression.kind === "literal") return expression.value;
  if (expression.kind === "call") return call(expression, environment);
  const of = evaluate(expression.of, environment);
  if (expression.kind === "property") return member(of, expression.name);
  const index = evaluate(expression.index, environment);
  return typeof index === "number" ? element(of, index) : member(of, index);
}

function call(expression: FunctionCall, environment: ExpressionEnvironment): JsonValue {
  if (expression.name.includes(".")) return callUserFunction(expression, environment);
  const found = findFunction(expression.name);
  if (found === undefined) throw notValid(expression.name);
  const { name, implementation } = found;
  if (environment.unexpected.has(name.toLowerCase())) throw notExpected(name);
  if ("lazily" in implementation) {
    checkCount(name, implementation.signature, expression.args.length);
    return implementation.lazily(expression.args, evaluate, environment);
  }
  const args = expression.args.map((arg) => argument(arg, environment));
  return implementation.call(name, args, environment);
}

function callUserFunction({ name, args }: FunctionCall, environment: ExpressionEnvironment): JsonValue {
  const implementation = environment.userFunction(name);
  if (implementation === undefined) throw notValid(name);
  return implementation(args.map((arg) => evaluate(arg, environment)));
}

function argument(expression: Expression, environment: ExpressionEnvironment): Argument {
  if (expression.kind !== "call" || expression.name.toLowerCase() !== "lambda")
    return evaluate(expression, environment);
  const names = expression.args.slice(0, -1).map(lambdaVariable);
  const body = expression.args.at(-1);
  if (body === undefined || names.length === 0) throw malformedLambda();
  return new Lambda(names.length, (...values) => {
    const added = names.map((name, at): [string, JsonValue] => [name, values[at] ?? null]);
    return evaluate(body, { ...environment, lambdaVariables: new Map([...environment.lambdaVariables, ...added]) });
  });
}

function lambdaVariable(expression: Expression): string {
  if (expression.kind === "literal" && typeof expression.value === "string") return expression.value.toLowerCase();
  throw malformedLambda();
}

function malformedLambda(): ExpressionFault {
  return new ExpressionFault(
    "The template function 'lambda' expects the names of its variables as strings and one expression behind them. Please see https://aka.ms/arm-functions for usage details.",
  );
}

function notValid(name: string): ExpressionFault {
  return new ExpressionFault(
    `The template function '${name}' is not valid. Please see https://aka.ms/arm-functions for usage details.`,
  );
}

function member(of: JsonValue, name: JsonValue): JsonValue {
  if (typeof name !== "string" || !isJsonObject(of)) throw noMember(of, name);
  const known = memberName(of, name);
  const value = known === undefined ? undefined : of[known];
  if (value !== undefined) return value;
  throw new ExpressionFault(
    `The language expression property '${name}' doesn't exist, available properties are '${Object.keys(of).join(", ")}'.`,
  );
}

function element(of: JsonValue, index: number): JsonValue {
  if (!isJsonArray(of)) throw noMember(of, index);
  const value = of[index];
  if (value !== undefined) return value;
  throw new ExpressionFault(`The language expression property array index '${index}' is out of bounds.`);
}

function noMember(of: JsonValue, name: JsonValue): ExpressionFault {
  const expected = isJsonObject(of)
    ? ", property name must be a string"
    : isJsonArray(of)
      ? ", property name must be an integer"
      : "";
  return new ExpressionFault(`The language expression property '${textOf(name)}' can't be evaluated${expected}.`);
}
