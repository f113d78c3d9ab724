import type { Value } from "../../values/types.ts";
import { elementOf } from "./path.ts";

const step = /\.([A-Za-z_]\w*)|\[\s*(\d+)\s*\]|\[\s*'([^']*)'\s*\]|\[\s*"([^"]*)"\s*\]/uy;

/** `$.a['b c'][0]`: names of slots and places in arrays. Undefined when it is no such path (documentation: "JSONPath expressions"). */
export function parseJsonPath(text: string): readonly (string | bigint)[] | undefined {
  if (!text.startsWith("$")) {
    return undefined;
  }
  const steps: (string | bigint)[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    if (match === null) {
      step.lastIndex = 0;
      return undefined;
    }
    const [, name, index, single, double] = match;
    steps.push(index === undefined ? (name ?? single ?? double ?? "") : BigInt(index));
  }
  step.lastIndex = 0;
  return steps;
}

/** The slots that a key of a `bag_...` function names: one, or those of a JSONPath. Undefined for a path into an array, which these functions do not take. */
export function slotsOf(key: string): readonly string[] | undefined {
  const steps = key.startsWith("$") ? parseJsonPath(key) : [key];
  const names = steps?.filter((one) => typeof one === "string");
  return names?.length === steps?.length && names?.length !== 0 ? names : undefined;
}

/** The value at a path; null when it is not there. */
export function valueAtPath(value: Value, steps: readonly (string | bigint)[]): Value {
  return steps.reduce<Value>((inner, selector) => elementOf(inner, selector), value);
}
