import { compare } from "../../values/compare.ts";
import { type ScalarType, Ticks, type Value } from "../../values/types.ts";
import type { Argument, FunctionFamily, ScalarFunction } from "./define.ts";
import { isList, ofDynamics } from "./dynamic-arguments.ts";

/** Sort the first array, and the others as it was sorted: one array gives an array, several give as many. */
export const arraySort: FunctionFamily = {
  array_sort_asc: arraySortFunction(1),
  array_sort_desc: arraySortFunction(-1),
};

function arraySortFunction(sign: 1 | -1): ScalarFunction {
  return ofDynamics((values, { arguments: list }) => {
    const hasOption = values.length > 1 && isOption(list.at(-1));
    const nullsLast = hasOption ? values.at(-1) !== false : true;
    const [first, ...others] = hasOption ? values.slice(0, -1) : values;
    if (!isList(first)) {
      return others.length === 0 ? null : [null, ...others.map(() => null)];
    }
    const order = first
      .map((_, index) => index)
      .toSorted((one, other) => {
        const [left, right] = [first[one] ?? null, first[other] ?? null];
        if (left === null || right === null) {
          return left === right ? 0 : (left === null) === nullsLast ? 1 : -1;
        }
        // Which kind comes first is documented for mixed arrays; that it is the same when descending is not confirmed.
        return rank(left) - rank(right) || sign * (compare(left, right) || 0);
      });
    const sorted = (array: Value | undefined): Value =>
      isList(array) && array.length === first.length ? order.map((index) => array[index] ?? null) : null;
    return others.length === 0 ? sorted(first) : [first, ...others].map(sorted);
  });
}

function isOption(argument: Argument | undefined): boolean {
  const boolean: ScalarType = "bool";
  return argument?.type === boolean;
}

/** Numbers and times, then texts, then everything else. */
function rank(value: Value): number {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Ticks
    ? 0
    : typeof value === "string"
      ? 1
      : 2;
}
