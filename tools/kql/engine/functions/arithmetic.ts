import { QueryError } from "../../plan/position.ts";
import { maxDatetime } from "../../values/ticks.ts";
import type { ScalarType, Value } from "../../values/types.ts";
import {
  type CallSite,
  type Evaluator,
  type FunctionFamily,
  long,
  type Parameter,
  real,
  required,
  type ScalarFunction,
  ticks,
} from "./define.ts";

type Whole = (left: bigint, right: bigint) => bigint | null;
type Fraction = (left: number, right: number) => number;

/** Whole numbers that do not fit their type give null. */
export const arithmetic: FunctionFamily = {
  "+": operator(
    (left, right) => left + right,
    (left, right) => left + right,
  ),
  "-": operator(
    (left, right) => left - right,
    (left, right) => left - right,
  ),
  "*": operator(
    (left, right) => left * right,
    (left, right) => left * right,
  ),
  "/": operator(
    (left, right) => (right === 0n ? null : left / right),
    (left, right) => left / right,
  ),
  "%": operator(
    (left, right) => (right === 0n ? null : modulo(left, right)),
    (left, right) => {
      const rest = left % right;
      return rest < 0 ? rest + Math.abs(right) : rest;
    },
  ),
  negate: {
    compile: ({ arguments: [argument], ...site }) =>
      fitted(
        operator(
          (_, value) => -value,
          (_, value) => -value,
        ),
        { ...site, arguments: [required(argument), required(argument)] },
      ),
  },
  bin: { compile: bin },
  floor: { compile: bin },
  bin_at: { compile: binAt },
};

/** Never negative. */
function modulo(left: bigint, right: bigint): bigint {
  const rest = left % right;
  return rest < 0n ? rest + (right < 0n ? -right : right) : rest;
}

function fitted(definition: ScalarFunction, site: CallSite): Evaluator {
  return definition.compile(site);
}

const spans: ReadonlySet<ScalarType> = new Set(["datetime", "timespan"]);

/** The type of the result decides: reals as numbers, everything else as whole numbers (times are ticks). A timespan times or by a real is computed as a real. */
function operator(whole: Whole, fraction: Fraction): ScalarFunction {
  return {
    compile({ arguments: [first, second], type }) {
      const [one, other] = [required(first), required(second)];
      const inReal =
        [one.type, other.type].some((own) => own === "real" || own === "decimal") ||
        type === "real" ||
        type === "decimal";
      const fit = fits(type);
      if (inReal) {
        const back =
          spans.has(type) || type === "long"
            ? (value: number) => long(Math.trunc(value), "real")
            : (value: number) => value;
        return both(one, other, real, (left, right) => fit(back(fraction(left, right))));
      }
      return both(one, other, wholeOf, (left, right) =>
        fit(type === "int" ? asInt(whole(left, right)) : whole(left, right)),
      );
    },
  };
}

/** A fraction in a dynamic value has no type that the binder knows: it takes the result for a long. What the service gives is not documented. */
const wholeOf: Parameter<bigint> = (value, type) => {
  if (type === "dynamic" && typeof value === "number" && !Number.isInteger(value)) {
    throw new QueryError("value", `A calculation with the dynamic value ${value}: convert it with toreal() first`);
  }
  return spans.has(type) ? ticks(value, type) : (long(value, type) ?? ticks(value, type));
};

function both<T>(
  one: CallSite["arguments"][number],
  other: CallSite["arguments"][number],
  read: Parameter<T>,
  apply: (left: T, right: T) => Value,
): Evaluator {
  return (row) => {
    const left = read(one.evaluate(row), one.type);
    const right = read(other.evaluate(row), other.type);
    return left === null || right === null ? null : apply(left, right);
  };
}

function asInt(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}

function fits(type: ScalarType): (value: bigint | number | null) => Value {
  if (type === "int") {
    return (value) => (typeof value === "number" && value >= -(2 ** 31) && value < 2 ** 31 ? value : null);
  }
  if (type === "datetime") {
    return (value) => (typeof value === "bigint" && value >= 0n && value <= maxDatetime ? value : null);
  }
  return (value) => (typeof value === "bigint" && BigInt.asIntN(64, value) !== value ? null : value);
}

/** Down to a multiple of the size, below zero too. */
function bin({ arguments: [first, second], type }: CallSite): Evaluator {
  const [one, other] = [required(first), required(second)];
  if (type === "real" || type === "decimal") {
    return both(one, other, real, (value, size) => (size > 0 ? Math.floor(value / size) * size : null));
  }
  const fit = fits(type);
  return both(one, other, wholeOf, (value, size) => {
    const binned = size > 0n ? value - modulo(value, size) : null;
    return fit(type === "int" ? asInt(binned) : binned);
  });
}

/** `bin`, with multiples counted from a fixed point: the bin of the distance from there. */
function binAt(site: CallSite): Evaluator {
  const [first, size, fixed] = site.arguments;
  const point = required(fixed);
  const inReal = site.type === "real" || site.type === "decimal";
  const fit = fits(site.type);
  const read: Parameter<bigint | number> = inReal ? real : wholeOf;
  const value = required(first);
  const step = required(size);
  return (row) => {
    const [at, by, from] = [value, step, point].map((argument) => read(argument.evaluate(row), argument.type));
    if (typeof at === "number" && typeof by === "number" && typeof from === "number") {
      return by > 0 ? Math.floor((at - from) / by) * by + from : null;
    }
    if (typeof at !== "bigint" || typeof by !== "bigint" || typeof from !== "bigint" || by <= 0n) {
      return null;
    }
    const binned = at - modulo(at - from, by);
    return fit(site.type === "int" ? asInt(binned) : binned);
  };
}
