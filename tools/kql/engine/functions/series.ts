import type { Value } from "../../values/types.ts";
import type { FunctionFamily, ScalarFunction } from "./define.ts";
import { isList, ofArray, ofDynamics } from "./dynamic-arguments.ts";
import { mean, numberOf, numbersOf, sum } from "./series-numbers.ts";

/** Series element by element, and numbers of whole series. An element that is no number, or that one of the series lacks, gives null. */
export const seriesFunctions: FunctionFamily = {
  series_add: pairwise(
    (one, other) => one + other,
    (one, other) => one + other,
  ),
  series_subtract: pairwise(
    (one, other) => one - other,
    (one, other) => one - other,
  ),
  series_multiply: pairwise(
    (one, other) => one * other,
    (one, other) => one * other,
  ),
  series_divide: pairwise((one, other) => one / other),
  series_pow: pairwise((one, other) => one ** other),
  series_greater: pairwise((one, other) => one > other),
  series_greater_equals: pairwise((one, other) => one >= other),
  series_less: pairwise((one, other) => one < other),
  series_less_equals: pairwise((one, other) => one <= other),
  series_equals: pairwise((one, other) => one === other),
  series_not_equals: pairwise((one, other) => one !== other),
  // Whole numbers stay whole.
  series_abs: each(Math.abs, (value) => (value < 0n ? -value : value)),
  series_sign: each(Math.sign, (value) => (value < 0n ? -1n : value > 0n ? 1n : 0n)),
  series_floor: each(Math.floor),
  series_ceiling: each(Math.ceil),
  series_exp: each(Math.exp),
  series_log: each(Math.log),
  series_sin: each(Math.sin),
  series_cos: each(Math.cos),
  series_tan: each(Math.tan),
  series_asin: each(Math.asin),
  series_acos: each(Math.acos),
  series_atan: each(Math.atan),
  series_sum: ofNumbers(sum),
  series_product: ofNumbers((numbers) => numbers.reduce((product, number) => product * number, 1)),
  series_magnitude: ofNumbers((numbers) => Math.hypot(...numbers)),
  series_dot_product: ofDynamics(([one, other]) => {
    const pairs = numberPairs(one, other);
    return pairs === undefined ? null : dotProduct(pairs);
  }),
  series_cosine_similarity: ofDynamics(([one, other, size, otherSize]) => {
    const pairs = numberPairs(one, other);
    if (pairs === undefined) {
      return null;
    }
    const left = numberOf(size) ?? Math.hypot(...pairs.map(([number]) => number));
    const right = numberOf(otherSize) ?? Math.hypot(...pairs.map(([, number]) => number));
    return dotProduct(pairs) / (left * right);
  }),
  series_pearson_correlation: ofDynamics(([one, other]) => {
    const [left, right] = [numbersOf(one), numbersOf(other)];
    if (left === undefined || left.length !== right?.length) {
      return null;
    }
    const [middle, otherMiddle] = [mean(left), mean(right)];
    const both = sum(left.map((number, index) => (number - middle) * ((right[index] ?? 0) - otherMiddle)));
    return both / Math.sqrt(spread(left) * spread(right));
  }),
};

function spread(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return sum(numbers.map((number) => (number - middle) ** 2));
}

/** Two series, or a series and a number for all its elements. Whole numbers stay whole where `whole` is given. */
function pairwise(
  real: (one: number, other: number) => number | boolean,
  whole?: (one: bigint, other: bigint) => bigint,
): ScalarFunction {
  return ofDynamics(([one, other]) => {
    const length = Math.max(isList(one) ? one.length : -1, isList(other) ? other.length : -1);
    if (length === -1 || !isSeriesOrNumber(one) || !isSeriesOrNumber(other)) {
      return null;
    }
    return Array.from({ length }, (_, index): Value => {
      const [left, right] = [isList(one) ? one[index] : one, isList(other) ? other[index] : other];
      if (whole !== undefined && typeof left === "bigint" && typeof right === "bigint") {
        const result = whole(left, right);
        return BigInt.asIntN(64, result) === result ? result : null;
      }
      const [first, second] = [numberOf(left), numberOf(right)];
      return first === undefined || second === undefined ? null : real(first, second);
    });
  });
}

function each(real: (value: number) => number, whole?: (value: bigint) => bigint): ScalarFunction {
  return ofArray((list) =>
    list.map((item) => {
      if (whole !== undefined && typeof item === "bigint") {
        return whole(item);
      }
      const number = numberOf(item);
      return number === undefined ? null : real(number);
    }),
  );
}

/** One number for a series in which all are numbers; null for any other. */
function ofNumbers(apply: (numbers: readonly number[]) => number): ScalarFunction {
  return ofDynamics(([series]) => {
    const numbers = numbersOf(series);
    return numbers === undefined ? null : apply(numbers);
  });
}

/** Numbers that stand at the same place, as far as the shorter series goes. Undefined when one is empty or neither is a series. */
function numberPairs(one: Value | undefined, other: Value | undefined): [number, number][] | undefined {
  const length = Math.min(isList(one) ? one.length : Infinity, isList(other) ? other.length : Infinity);
  if (length === 0 || length === Infinity || !isSeriesOrNumber(one) || !isSeriesOrNumber(other)) {
    return undefined;
  }
  return Array.from({ length }, (_, index) => [
    numberOf(isList(one) ? one[index] : one),
    numberOf(isList(other) ? other[index] : other),
  ]).flatMap(([left, right]): [number, number][] => (left === undefined || right === undefined ? [] : [[left, right]]));
}

function dotProduct(pairs: readonly (readonly [number, number])[]): number {
  return sum(pairs.map(([one, other]) => one * other));
}

function isSeriesOrNumber(value: Value | undefined): boolean {
  return isList(value) || numberOf(value) !== undefined;
}
