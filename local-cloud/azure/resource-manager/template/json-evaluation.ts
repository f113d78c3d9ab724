import type { ExpressionEnvironment, Loop } from "../expressions/environment.ts";
import { evaluateExpression } from "../expressions/evaluate.ts";
import { ExpressionFault } from "../expressions/invalid-template.ts";
import { readString } from "../expressions/parse.ts";
import { isJsonArray, memberName, typeName } from "../expressions/values.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";

/** Azure's limit of a loop (Microsoft Learn, "Resource iteration in ARM templates", copy limits). */
const maxCount = 800;

/**
 * A part of a template with its expressions evaluated and its property loops unrolled.
 * @throws ArmError when an expression cannot be evaluated.
 */
export function evaluateJson(value: JsonValue, environment: ExpressionEnvironment): JsonValue {
  if (typeof value === "string") return evaluateString(value, environment);
  if (isJsonArray(value)) return value.map((item) => evaluateJson(item, environment));
  if (isJsonObject(value)) return evaluateObject(value, environment);
  return value;
}

/** A string of a template: an expression's value, or the string itself. */
function evaluateString(value: string, environment: ExpressionEnvironment): JsonValue {
  const { kind, text } = readString(value);
  return kind === "expression" ? evaluateExpression(text, environment) : text;
}

/** Names may be expressions, too, as Bicep writes them for interpolated names. */
export function evaluateObject(object: JsonObject, environment: ExpressionEnvironment): JsonObject {
  const result: Record<string, JsonValue> = {};
  const define = (name: string, value: JsonValue): void => {
    if (memberName(result, name) !== undefined) throw new ExpressionFault(`The property '${name}' is there twice.`);
    Object.defineProperty(result, name, { value, enumerable: true, configurable: true, writable: true });
  };
  for (const [written, value] of Object.entries(object)) {
    const loops = written === "copy" ? copyElements(value) : undefined;
    if (loops === undefined) define(nameOf(written, environment), evaluateJson(value, environment));
    else for (const loop of loops) define(loop.name, unroll(loop, environment, false));
  }
  return result;
}

function nameOf(written: string, environment: ExpressionEnvironment): string {
  const name = evaluateString(written, environment);
  if (typeof name === "string") return name;
  throw new ExpressionFault(`The property name '${written}' must be of type 'String', but is '${typeName(name)}'.`);
}

export interface CopyElement {
  readonly name: string;
  readonly count: JsonValue;
  readonly input: JsonValue;
}

/** The loops of a member `copy`; undefined when it is a member like any other. */
export function copyElements(value: JsonValue): readonly CopyElement[] | undefined {
  if (!isJsonArray(value) || value.length === 0) return undefined;
  const elements = value.flatMap((element) => {
    if (!isJsonObject(element)) return [];
    const { name, count, input } = element;
    return typeof name === "string" && count !== undefined && input !== undefined ? [{ name, count, input }] : [];
  });
  return elements.length === value.length ? elements : undefined;
}

/** All values of a loop. `copyIndex()` without a name means it if `unnamed`. */
export function unroll(
  { name, count, input }: CopyElement,
  environment: ExpressionEnvironment,
  unnamed: boolean,
): readonly JsonValue[] {
  return Array.from({ length: evaluateCount(count, environment) }, (_, index) =>
    evaluateJson(input, insideLoop(environment, { name, index, unnamed })),
  );
}

export function insideLoop(environment: ExpressionEnvironment, loop: Loop): ExpressionEnvironment {
  return { ...environment, loops: [...environment.loops, loop] };
}

/** @throws ArmError when it is no integer from 0 to 800. */
export function evaluateCount(count: JsonValue, environment: ExpressionEnvironment): number {
  const value = evaluateJson(count, environment);
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= maxCount) return value;
  throw new ExpressionFault(
    `The value '${JSON.stringify(value)}' of the copy property 'count' is not valid: it must be an integer from 0 to ${maxCount}. Please see https://aka.ms/arm-copy for usage details.`,
  );
}
