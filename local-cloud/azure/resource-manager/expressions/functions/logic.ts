import type { JsonValue } from "../../json-value.ts";
import type { Evaluate, ExpressionEnvironment } from "../environment.ts";
import { ExpressionFault } from "../invalid-template.ts";
import type { Expression } from "../syntax.ts";
import { isJsonArray, sameValue, typeName } from "../values.ts";
import { isJsonObject } from "../../json-value.ts";
import { fn, type Signature } from "./signature.ts";

/** A function that evaluates only the arguments that it needs. */
export interface LazyFunction {
  readonly signature: Signature;
  readonly lazily: (args: readonly Expression[], evaluate: Evaluate, environment: ExpressionEnvironment) => JsonValue;
}

/** Microsoft Learn, "Logical functions" and "Comparison functions for ARM templates": those that leave arguments unevaluated. */
export const lazyFunctions: Readonly<Record<string, LazyFunction>> = {
  and: {
    signature: { takes: ["bool", "bool"], more: "bool" },
    lazily: (args, evaluate, environment) => args.every((arg) => truth("and", evaluate(arg, environment))),
  },
  coalesce: {
    signature: { takes: ["any"], more: "any" },
    lazily: (args, evaluate, environment) => {
      for (const arg of args) {
        const value = evaluate(arg, environment);
        if (value !== null) return value;
      }
      return null;
    },
  },
  if: {
    signature: { takes: ["bool", "any", "any"] },
    lazily: ([condition, yes, no], evaluate, environment) => {
      const chosen = truth("if", valueOf(condition, evaluate, environment)) ? yes : no;
      return valueOf(chosen, evaluate, environment);
    },
  },
  or: {
    signature: { takes: ["bool", "bool"], more: "bool" },
    lazily: (args, evaluate, environment) => args.some((arg) => truth("or", evaluate(arg, environment))),
  },
};

/** Microsoft Learn, "Comparison functions for ARM templates"; `not` of "Logical functions". */
export const comparisonFunctions = {
  equals: fn({ takes: ["any", "any"] }, ([one, other]) => equals(one, other)),
  greater: fn({ takes: ["string | int", "string | int"] }, ([one, other]) => compare("greater", one, other) > 0),
  greaterOrEquals: fn(
    { takes: ["string | int", "string | int"] },
    ([one, other]) => compare("greaterOrEquals", one, other) >= 0,
  ),
  less: fn({ takes: ["string | int", "string | int"] }, ([one, other]) => compare("less", one, other) < 0),
  lessOrEquals: fn(
    { takes: ["string | int", "string | int"] },
    ([one, other]) => compare("lessOrEquals", one, other) <= 0,
  ),
  not: fn({ takes: ["bool"] }, ([value]) => !value),
};

function valueOf(arg: Expression | undefined, evaluate: Evaluate, environment: ExpressionEnvironment): JsonValue {
  return arg === undefined ? null : evaluate(arg, environment);
}

function truth(name: string, value: JsonValue): boolean {
  if (typeof value === "boolean") return value;
  throw new ExpressionFault(
    `The template language function '${name}' expects its parameters to be of type 'Boolean'. The provided value is of type '${typeName(value)}'. Please see https://aka.ms/arm-functions for usage details.`,
  );
}

function equals(one: JsonValue, other: JsonValue): boolean {
  if (isJsonArray(one) || isJsonObject(one)) return sameValue(one, other);
  return one === other;
}

/** By culture, as .NET compares: `a` before `A`, as the examples of `greater` and `less` show. */
const collator = new Intl.Collator("en");

function compare(name: string, one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return collator.compare(one, other);
  throw new ExpressionFault(
    `The template language function '${name}' expects two parameters of matching types. The provided values are of type '${typeName(one)}' and '${typeName(other)}'. Please see https://aka.ms/arm-functions for usage details.`,
  );
}
