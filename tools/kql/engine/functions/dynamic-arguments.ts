import { Ticks, type Value } from "../../values/types.ts";
import type { Column } from "../../tables/column.ts";
import type { CallSite, Evaluator, ScalarFunction } from "./define.ts";
import { inType } from "./in-type.ts";

/** A function whose arguments are taken as dynamic values, nulls too; undefined stands for one that is left out. */
export function ofDynamics(apply: (values: readonly (Value | undefined)[], site: CallSite) => Value): ScalarFunction {
  return {
    compile(site) {
      const values = site.arguments.map((argument) => inType(argument, "dynamic"));
      return (row) =>
        apply(
          values.map((value) => value(row)),
          site,
        );
    },
  };
}

/** A function of one array; what is no array gives null. */
export function ofArray(
  apply: (list: readonly Value[], others: readonly (Value | undefined)[]) => Value,
): ScalarFunction {
  return ofDynamics(([list, ...others]) => (isList(list) ? apply(list, others) : null));
}

/** A function of one bag; what is no bag gives null. */
export function ofBag(
  apply: (bag: ReadonlyMap<string, Value>, others: readonly (Value | undefined)[]) => Value,
): ScalarFunction {
  return ofDynamics(([bag, ...others]) => (bag instanceof Map ? apply(bag, others) : null));
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value) && !(value instanceof Ticks);
}

export function wholeOf(value: Value | undefined): number | undefined {
  return typeof value === "bigint" || typeof value === "number" ? Math.trunc(Number(value)) : undefined;
}

/** The values of a column as parts of a dynamic value. */
export function asDynamic(column: Column): Evaluator {
  return inType({ type: column.type, evaluate: (row) => column.get(row), constant: undefined }, "dynamic");
}
