import { compare, equal } from "../../values/compare.ts";
import { type ScalarType, type Value } from "../../values/types.ts";
import {
  type Argument,
  type Evaluator,
  type FunctionFamily,
  long,
  real,
  required,
  type ScalarFunction,
  text,
  ticks,
} from "./define.ts";

export const comparison: FunctionFamily = {
  "==": equality(false),
  "!=": equality(true),
  "<": ordering((order) => order < 0),
  "<=": ordering((order) => order <= 0),
  ">": ordering((order) => order > 0),
  ">=": ordering((order) => order >= 0),
  between: between(false),
  "!between": between(true),
};

/** Null against a value is different; null against null is not known. */
function equality(negate: boolean): ScalarFunction {
  return {
    compile({ arguments: [first, second] }) {
      const [left, right] = alike(required(first), required(second));
      return (row) => {
        const [one, other] = [left(row), right(row)];
        if (one === null || other === null) {
          return one === null && other === null ? null : negate;
        }
        return (one === other || equal(one, other)) !== negate;
      };
    },
  };
}

function ordering(test: (order: number) => boolean): ScalarFunction {
  return {
    compile({ arguments: [first, second] }) {
      const [left, right] = alike(required(first), required(second));
      return (row) => {
        const [one, other] = [left(row), right(row)];
        return one === null || other === null ? null : test(compare(one, other));
      };
    },
  };
}

/** Both ends belong to the range; `datetime between (start .. 1d)` counts the end from the start. */
function between(negate: boolean): ScalarFunction {
  return {
    compile({ arguments: list }) {
      const [value, from, to] = [required(list[0]), required(list[1]), required(list[2])];
      const [left, low] = alike(value, from);
      const [, high] = value.type === "datetime" && to.type === "timespan" ? [left, endOf(from, to)] : alike(value, to);
      return (row) => {
        const [one, first, last] = [left(row), low(row), high(row)];
        return one === null || first === null || last === null
          ? null
          : (compare(one, first) >= 0 && compare(one, last) <= 0) !== negate;
      };
    },
  };
}

function endOf(from: Argument, length: Argument): Evaluator {
  return (row) => {
    const [start, span] = [ticks(from.evaluate(row), from.type), ticks(length.evaluate(row), length.type)];
    return start === null || span === null ? null : start + span;
  };
}

const readers: Readonly<Partial<Record<ScalarType, (value: Value, type: ScalarType) => Value>>> = {
  string: text,
  guid: text,
  int: real,
  long,
  real,
  decimal: real,
  datetime: ticks,
  timespan: ticks,
};

/** Two arguments in one representation: numbers in the wider of their types, a dynamic value in the other's type. */
function alike(one: Argument, other: Argument): [Evaluator, Evaluator] {
  if (one.type === other.type) {
    return [one.evaluate, other.evaluate];
  }
  const types = [one.type, other.type];
  const wide = (["real", "decimal", "long"] as const).find(
    (type) => types.includes(type) && !types.includes("dynamic"),
  );
  const type = wide ?? types.find((candidate) => candidate !== "dynamic") ?? "dynamic";
  // A dynamic number is compared by value with a whole one: 1.5 is not 1.
  const read = types.includes("dynamic") && (type === "long" || type === "int") ? undefined : readers[type];
  const reader = ({ evaluate, type: own }: Argument): Evaluator =>
    read === undefined || own === type ? evaluate : (row) => read(evaluate(row), own);
  return [reader(one), reader(other)];
}
