import type { JsonValue } from "../../json-value.ts";
import type { ExpressionEnvironment, Loop, ReferenceOptions } from "../environment.ts";
import { ExpressionFault } from "../invalid-template.ts";
import { fn } from "./signature.ts";

/** Functions that look something up in the template or in what is deployed. */
export const lookupFunctions = {
  copyIndex: fn({ may: ["string | int", "int"] }, ([first, second], { loops }) => {
    if (typeof first === "string") return loopNamed(loops, first).index + (second ?? 0);
    return unnamedLoop(loops).index + (first ?? 0);
  }),
  fail: fn({ takes: ["string"] }, ([message]): JsonValue => {
    throw new ExpressionFault(message);
  }),
  lambdaVariables: fn({ takes: ["string"] }, ([name], { lambdaVariables }) => {
    const value = lambdaVariables.get(name.toLowerCase());
    if (value !== undefined) return value;
    throw new ExpressionFault(
      `The lambda variable '${name}' is not found. Please see https://aka.ms/arm-functions for usage details.`,
    );
  }),
  parameters: fn({ takes: ["string"] }, ([name], environment) => environment.parameter(name)),
  reference: fn({ takes: ["string"], may: ["string", "string"] }, ([target, ...options], environment) =>
    deployed("reference", environment).one(target, referenceOptions(options)),
  ),
  references: fn({ takes: ["string"], may: ["string", "string"] }, ([symbol, ...options], environment) =>
    deployed("references", environment).all(symbol, referenceOptions(options)),
  ),
  variables: fn({ takes: ["string"] }, ([name], environment) => environment.variable(name)),
};

/** `Full` may stand in the place of the API version, too, when the target is a symbolic name. */
function referenceOptions(options: readonly (string | undefined)[]): ReferenceOptions {
  return { apiVersion: options.find((option) => option !== undefined && !isFull(option)), full: options.some(isFull) };
}

function isFull(option: string | undefined): boolean {
  return option?.toLowerCase() === "full";
}

function deployed(functionName: string, { resources }: ExpressionEnvironment) {
  if (resources === undefined) throw notExpected(functionName);
  return resources;
}

/** Azure's words for a function that is known, but may not stand where it stands. */
export function notExpected(functionName: string): ExpressionFault {
  return new ExpressionFault(
    `The template function '${functionName}' is not expected at this location. Please see https://aka.ms/arm-functions for usage details.`,
  );
}

function loopNamed(loops: readonly Loop[], name: string): Loop {
  const loop = loops.findLast((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (loop !== undefined) return loop;
  throw new ExpressionFault(
    `The template function 'copyIndex' is not expected at this location. There is no copy with the name '${name}' around it. Please see https://aka.ms/arm-copy for usage details.`,
  );
}

function unnamedLoop(loops: readonly Loop[]): Loop {
  const loop = loops.findLast(({ unnamed }) => unnamed);
  if (loop !== undefined) return loop;
  throw new ExpressionFault(
    "The template function 'copyIndex' is not expected at this location. The function can only be used in a resource with copy specified. Please see https://aka.ms/arm-copy for usage details.",
  );
}
