import { equal } from "../../values/compare.ts";
import type { Value } from "../../values/types.ts";
import type { FunctionFamily } from "./define.ts";
import { ofArray } from "./dynamic-arguments.ts";
import { numberOf } from "./series-numbers.ts";

/** Values for the missing elements of a series: nulls, or those that equal a placeholder. */
export const seriesFill: FunctionFamily = {
  series_fill_const: ofArray((list, [constant, placeholder]) =>
    list.map((item) => (isMissing(item, placeholder) ? (constant ?? null) : item)),
  ),
  series_fill_forward: ofArray((list, [placeholder]) => fillForward(list, placeholder)),
  series_fill_backward: ofArray((list, [placeholder]) => fillForward(list.toReversed(), placeholder).toReversed()),
  series_fill_linear: ofArray((list, [placeholder, fillEdges, constant]) => {
    const known = [...list.keys()].filter((index) => !isMissing(list[index] ?? null, placeholder));
    if (known.length === 0) {
      return list.map(() => (constant === undefined ? 0 : constant));
    }
    const isWhole = known.every((index) => typeof list[index] === "bigint");
    let after = 0;
    return list.map((item, index): Value => {
      while (after < known.length && (known[after] ?? 0) < index) {
        after++;
      }
      const [left, right] = [known[after - 1], known[after]];
      if (right === index) {
        return item;
      }
      if (left === undefined || right === undefined) {
        return fillEdges === false ? item : (list[left ?? right ?? 0] ?? null);
      }
      return between(list, { left, right, index, isWhole });
    });
  }),
};

/** On the line between two known elements; in a series of whole numbers cut to a whole one, as the documentation's example is. */
function between(
  list: readonly Value[],
  { left, right, index, isWhole }: { left: number; right: number; index: number; isWhole: boolean },
): Value {
  const [from, to] = [numberOf(list[left]), numberOf(list[right])];
  if (from === undefined || to === undefined) {
    return null;
  }
  const value = from + ((to - from) * (index - left)) / (right - left);
  return isWhole ? BigInt(Math.trunc(value)) : value;
}

function fillForward(list: readonly Value[], placeholder: Value | undefined): Value[] {
  let last: Value | undefined;
  return list.map((item) => {
    if (isMissing(item, placeholder)) {
      return last ?? item;
    }
    last = item;
    return item;
  });
}

function isMissing(item: Value, placeholder: Value | undefined): boolean {
  return placeholder === undefined || placeholder === null ? item === null : item !== null && equal(item, placeholder);
}
