import { compare } from "../../values/compare.ts";
import type { Value } from "../../values/types.ts";
import {
  type CallSite,
  type Evaluator,
  type FunctionFamily,
  binary,
  long,
  type Parameter,
  real,
  required,
  type ScalarFunction,
  unary,
} from "./define.ts";
import { inType } from "./in-type.ts";

/** `rand` and `new_guid` are missing: a run has no source of chance. */
export const math: FunctionFamily = {
  abs: ofNumber(
    (value) => (value < 0n ? -value : value),
    (value) => Math.abs(value),
  ),
  ceiling: ofNumber(
    (value) => value,
    (value) => Math.ceil(value),
  ),
  round: { compile: round },
  sign: unary(real, (value) => Math.sign(value)),
  sqrt: unary(real, (value) => (value < 0 ? null : Math.sqrt(value))),
  exp: unary(real, (value) => Math.exp(value)),
  exp2: unary(real, (value) => 2 ** value),
  exp10: unary(real, (value) => 10 ** value),
  log: unary(real, (value) => (value < 0 ? null : Math.log(value))),
  log2: unary(real, (value) => (value < 0 ? null : Math.log2(value))),
  log10: unary(real, (value) => (value < 0 ? null : Math.log10(value))),
  pow: binary(real, real, (base, exponent) => base ** exponent),
  pi: { compile: () => () => Math.PI },
  sin: unary(real, (value) => Math.sin(value)),
  cos: unary(real, (value) => Math.cos(value)),
  tan: unary(real, (value) => Math.tan(value)),
  cot: unary(real, (value) => 1 / Math.tan(value)),
  asin: unary(real, (value) => (Math.abs(value) > 1 ? null : Math.asin(value))),
  acos: unary(real, (value) => (Math.abs(value) > 1 ? null : Math.acos(value))),
  atan: unary(real, (value) => Math.atan(value)),
  atan2: binary(real, real, (y, x) => Math.atan2(y, x)),
  degrees: unary(real, (value) => (180 / Math.PI) * value),
  radians: unary(real, (value) => (Math.PI / 180) * value),
  isnan: unary(real, (value) => Number.isNaN(value)),
  isinf: unary(real, (value) => value === Infinity || value === -Infinity),
  isfinite: unary(real, (value) => Number.isFinite(value)),
  min_of: { compile: (site) => extreme(site, (order) => order < 0) },
  around: { compile: around },
  max_of: { compile: (site) => extreme(site, (order) => order > 0) },
};

/** Longs and timespans are bigints, everything else numbers. A result that does not fit is null. */
function ofNumber(whole: (value: bigint) => bigint, fraction: (value: number) => number): ScalarFunction {
  return {
    compile({ arguments: [first], type }) {
      const argument = required(first);
      return (row) => {
        const value = argument.evaluate(row);
        if (typeof value === "bigint" || (typeof value === "number" && type === "long")) {
          const result = whole(BigInt(value));
          return BigInt.asIntN(64, result) === result ? result : null;
        }
        return typeof value === "number" ? fraction(value) : null;
      };
    },
  };
}

/** Halves go away from zero: `round(2.5)` is 3, `round(-50.55, -2)` is -100. */
function round({ arguments: [first, second], type }: CallSite): Evaluator {
  const number = required(first);
  return (row) => {
    const value = real(number.evaluate(row), number.type);
    const digits = second === undefined ? 0n : long(second.evaluate(row), second.type);
    if (value === null || digits === null) {
      return null;
    }
    const size = 10 ** Math.abs(Number(digits));
    const scaled = digits < 0n ? value / size : value * size;
    const rounded = Math.sign(scaled) * Math.round(Math.abs(scaled));
    const result = digits < 0n ? rounded * size : rounded / size;
    return type === "long" ? wholeRound(number.evaluate(row), digits) : type === "int" ? Math.trunc(result) : result;
  };
}

/** A long keeps all of its digits. */
function wholeRound(value: Value, digits: bigint): bigint | null {
  if (typeof value !== "bigint" || digits >= 0n) {
    return typeof value === "bigint" ? value : null;
  }
  const size = 10n ** -digits;
  const half = value < 0n ? -size / 2n : size / 2n;
  return ((value + half) / size) * size;
}

/** Whether the value is in `center - delta .. center + delta`, both ends included. */
function around({ arguments: list }: CallSite): Evaluator {
  const [value, center, delta] = [required(list[0]), required(list[1]), required(list[2])];
  const isReal = [value, center, delta].some(({ type }) => type === "real" || type === "decimal");
  const read: Parameter<number | bigint> = isReal ? real : long;
  return (row) => {
    const [at, middle, reach] = [value, center, delta].map(({ evaluate, type }) => read(evaluate(row), type));
    if (typeof at === "bigint" && typeof middle === "bigint" && typeof reach === "bigint") {
      return at >= middle - reach && at <= middle + reach;
    }
    return typeof at === "number" && typeof middle === "number" && typeof reach === "number"
      ? at >= middle - reach && at <= middle + reach
      : null;
  };
}

/** Nulls do not count, unless there is nothing else. */
function extreme({ arguments: list, type }: CallSite, wins: (order: number) => boolean): Evaluator {
  const values = list.map((argument) => inType(argument, type));
  return (row) => {
    let best: Value = null;
    for (const evaluate of values) {
      const value = evaluate(row);
      if (value !== null && (best === null || wins(compare(value, best)))) {
        best = value;
      }
    }
    return best;
  };
}
