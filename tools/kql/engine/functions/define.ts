import type { Position } from "../../plan/position.ts";
import type { Table } from "../../tables/table.ts";
import { toText } from "../../values/text.ts";
import { missing, type ScalarType, Ticks, type Value } from "../../values/types.ts";
import type { Runtime } from "../runtime.ts";

export type Evaluator = (row: number) => Value;

export interface Argument {
  readonly type: ScalarType;
  readonly evaluate: Evaluator;
  /** Its value, when it is the same in all rows. */
  readonly constant: Value | undefined;
  /** Of a list in brackets. */
  readonly items?: readonly Argument[] | undefined;
}

export interface CallSite {
  readonly name: string;
  readonly arguments: readonly Argument[];
  /** What the binder says that it gives. */
  readonly type: ScalarType;
  readonly position: Position;
  readonly table: Table;
  readonly runtime: Runtime;
}

export interface ScalarFunction {
  compile(site: CallSite): Evaluator;
  /** False when calls without columns still differ by row: `rand()`, `ingestion_time()`. */
  readonly isConstant?: boolean;
  /** `prev`, `row_number`: the rows must be ordered. */
  readonly readsOtherRows?: boolean;
}

export type FunctionFamily = Readonly<Record<string, ScalarFunction>>;

/** How a function wants an argument. Null stays null. */
export type Parameter<T> = (value: Value, type: ScalarType) => T | null;

export const text: Parameter<string> = (value, type) =>
  typeof value === "string" ? value : value === null ? null : toText(value, type);
export const long: Parameter<bigint> = (value) =>
  typeof value === "bigint"
    ? value
    : typeof value === "number" && Number.isFinite(value)
      ? BigInt(Math.trunc(value))
      : null;
export const real: Parameter<number> = (value) =>
  typeof value === "number" ? value : typeof value === "bigint" ? Number(value) : null;
/** A datetime or a timespan, in ticks. */
export const ticks: Parameter<bigint> = (value) =>
  typeof value === "bigint" ? value : value instanceof Ticks ? value.ticks : null;
export const bool: Parameter<boolean> = (value) =>
  typeof value === "boolean"
    ? value
    : typeof value === "number" || typeof value === "bigint"
      ? Number(value) !== 0
      : null;

/** A function of one value. A null argument gives null (an empty text, for a function that gives text), here and below. */
export function unary<A>(a: Parameter<A>, apply: (a: A) => Value): ScalarFunction {
  return {
    compile({ arguments: [first], type }) {
      const none = missing(type);
      const one = required(first);
      return (row) => {
        const value = a(one.evaluate(row), one.type);
        return value === null ? none : apply(value);
      };
    },
  };
}

export function binary<A, B>(a: Parameter<A>, b: Parameter<B>, apply: (a: A, b: B) => Value): ScalarFunction {
  return {
    compile({ arguments: [first, second], type }) {
      const none = missing(type);
      const [one, other] = [required(first), required(second)];
      return (row) => {
        const left = a(one.evaluate(row), one.type);
        const right = b(other.evaluate(row), other.type);
        return left === null || right === null ? none : apply(left, right);
      };
    },
  };
}

/** A function of one kind of arguments, any number of them; those that are left out are undefined in the list. */
export function variadic<A>(a: Parameter<A>, apply: (values: A[], site: CallSite) => Value): ScalarFunction {
  return {
    compile(site) {
      const none = missing(site.type);
      return (row) => {
        const values: A[] = [];
        for (const { evaluate, type } of site.arguments) {
          const value = a(evaluate(row), type);
          if (value === null) {
            return none;
          }
          values.push(value);
        }
        return apply(values, site);
      };
    },
  };
}

/** A function that deals with nulls, types or constants itself: it gets all arguments as they are. */
export function raw(apply: (values: readonly Value[], site: CallSite) => Value): ScalarFunction {
  return {
    compile: (site) => (row) =>
      apply(
        site.arguments.map((argument) => argument.evaluate(row)),
        site,
      ),
  };
}

export function required(argument: Argument | undefined): Argument {
  if (argument === undefined) {
    throw new Error("The binder let a call through that has too few arguments.");
  }
  return argument;
}
