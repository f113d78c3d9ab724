import type { Value } from "../../values/types.ts";
import type { FunctionFamily } from "./define.ts";
import { ofDynamics } from "./dynamic-arguments.ts";
import { numbersOf, sum } from "./series-numbers.ts";

/** Filters. What stands before the first and after the last element counts as 0: not confirmed. */
export const seriesFilters: FunctionFamily = {
  series_fir: ofDynamics(([series, filter, normalize, center]) => {
    const [numbers, weights] = [numbersOf(series), numbersOf(filter)];
    if (numbers === undefined || weights === undefined) {
      return null;
    }
    const hasNegative = weights.some((weight) => weight < 0);
    const isNormalized = typeof normalize === "boolean" ? normalize : !hasNegative;
    if (isNormalized && hasNegative) {
      return null;
    }
    const size = isNormalized ? sum(weights) : 1;
    // A filter of an even length leans to the older values: not confirmed.
    const ahead = center === true ? Math.floor((weights.length - 1) / 2) : 0;
    return numbers.map((_, index) =>
      sum(weights.map((weight, back) => (weight / size) * (numbers[index + ahead - back] ?? 0))),
    );
  }),
  series_iir: ofDynamics(([series, numerators, denominators]) => {
    const [numbers, over, under] = [numbersOf(series), numbersOf(numerators), numbersOf(denominators)];
    if (numbers === undefined || over === undefined || under === undefined || (under[0] ?? 0) === 0) {
      return null;
    }
    return recursive(numbers, over, under);
  }),
};

/** The recursive formula of the documentation of `series_iir`. */
function recursive(numbers: readonly number[], over: readonly number[], under: readonly number[]): Value {
  const made: number[] = [];
  for (const index of numbers.keys()) {
    const fed = sum(over.map((weight, back) => weight * (numbers[index - back] ?? 0)));
    const returned = sum(under.map((weight, back) => (back === 0 ? 0 : weight * (made[index - back] ?? 0))));
    made.push((fed - returned) / (under[0] ?? 1));
  }
  return made;
}
