import type { JsonValue } from "../../json-value.ts";
import { cannotEvaluate } from "../invalid-template.ts";
import { isJsonArray } from "../values.ts";
import { fn } from "./signature.ts";

/** Microsoft Learn, "Numeric functions for ARM templates": integers only. */
export const numberFunctions = {
  add: fn({ takes: ["int", "int"] }, ([one, other]) => one + other),
  div: fn({ takes: ["int", "int"] }, ([one, other]) => positiveZero(Math.trunc(one / notZero("div", other)))),
  max: fn({ takes: ["int | array"], more: "int" }, (values) => Math.max(...integers("max", values))),
  min: fn({ takes: ["int | array"], more: "int" }, (values) => Math.min(...integers("min", values))),
  mod: fn({ takes: ["int", "int"] }, ([one, other]) => positiveZero(one % notZero("mod", other))),
  mul: fn({ takes: ["int", "int"] }, ([one, other]) => positiveZero(one * other)),
  sub: fn({ takes: ["int", "int"] }, ([one, other]) => one - other),
};

/** Integers have no negative zero. */
function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}

function notZero(name: string, value: number): number {
  if (value !== 0) return value;
  throw cannotEvaluate(name, "The divisor must not be zero.");
}

function integers(name: string, values: readonly JsonValue[]): readonly number[] {
  const all = values.flatMap((value) => (isJsonArray(value) ? value : [value]));
  const numbers = all.filter((value) => typeof value === "number");
  if (numbers.length > 0 && numbers.length === all.length) return numbers;
  throw cannotEvaluate(name, "It expects integers, or one array of integers that is not empty.");
}
