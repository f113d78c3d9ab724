import { keyOf } from "../../values/compare.ts";
import type { Value } from "../../values/types.ts";
import { type Argument, type Evaluator, type FunctionFamily, required, type ScalarFunction, text } from "./define.ts";
import { isArray } from "./path.ts";
import { hasTerm } from "./terms.ts";

/** The right side is a list of values, dynamic arrays and queries of one column; arrays count as their elements. */
export const membership: FunctionFamily = {
  in: isIn({ ignoreCase: false, negate: false }),
  "!in": isIn({ ignoreCase: false, negate: true }),
  "in~": isIn({ ignoreCase: true, negate: false }),
  "!in~": isIn({ ignoreCase: true, negate: true }),
  has_any: hasTerms((terms, test) => terms.some(test)),
  has_all: hasTerms((terms, test) => terms.every(test)),
  has_any_index: hasTerms((terms, test) => BigInt(terms.findIndex(test))),
};

function isIn({ ignoreCase, negate }: { ignoreCase: boolean; negate: boolean }): ScalarFunction {
  return {
    compile({ arguments: [first, second] }) {
      const [value, list] = [required(first), required(second)];
      const sets = perRow(list, (items) => new Set(items.map((item) => keyFor(item, ignoreCase))));
      return (row) => {
        const item = value.evaluate(row);
        return (item !== null && sets(row).has(keyFor(item, ignoreCase))) !== negate;
      };
    },
  };
}

function keyFor(item: Value, ignoreCase: boolean) {
  const plain = keyOf(typeof item === "number" && Number.isSafeInteger(item) ? BigInt(item) : item);
  return ignoreCase && typeof plain === "string" ? plain.toLowerCase() : plain;
}

function hasTerms(decide: (terms: readonly string[], test: (term: string) => boolean) => Value): ScalarFunction {
  return {
    compile({ arguments: [first, second] }): Evaluator {
      const [value, list] = [required(first), required(second)];
      const terms = perRow(list, (items) => items.map((item) => (text(item, "dynamic") ?? "").toLowerCase()));
      return (row) => {
        const whole = (text(value.evaluate(row), value.type) ?? "").toLowerCase();
        return decide(terms(row), (term) => hasTerm(whole, term, { before: true, after: true }));
      };
    },
  };
}

/** What is made of the list's items: once, when the list is the same in all rows. */
function perRow<T>(list: Argument, make: (items: Value[]) => T): (row: number) => T {
  const made = (items: Value) =>
    make((isArray(items) ? items : [items]).flatMap((item) => (isArray(item) ? item : [item])));
  if (list.constant !== undefined) {
    const always = made(list.constant);
    return () => always;
  }
  return (row) => made(list.evaluate(row));
}
