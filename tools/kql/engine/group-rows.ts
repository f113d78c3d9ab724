import { keyOf } from "../values/compare.ts";
import type { Evaluator } from "./functions/define.ts";
import { createPairNumbers } from "./pair-numbers.ts";

/** Numbers groups of rows: rows with equal keys have the same number, groups are numbered in order of their first row. */
export interface Grouper {
  /** The group of a row; a new one when its keys are new and `add` is set, else -1. */
  group(row: number, keys: readonly Evaluator[], add: boolean): number;
  readonly size: number;
}

export function createGrouper(width: number): Grouper {
  const values = Array.from({ length: width }, () => new Map<unknown, number>());
  // The number of the first keys together with the number of the next key's value, to a number for both.
  const pairs = Array.from({ length: width }, () => createPairNumbers());
  let size = width === 0 ? 1 : 0;
  return {
    group(row, keys, add) {
      let group = 0;
      for (let index = 0; index < width; index++) {
        const evaluate = keys[index];
        const value = evaluate === undefined ? null : keyOf(evaluate(row));
        const number = numberOf(values[index], value, add);
        if (number === -1) {
          return -1;
        }
        group = index === 0 ? number : (pairs[index]?.of(group, number, add) ?? -1);
        if (group === -1) {
          return -1;
        }
      }
      if (group >= size) {
        size = group + 1;
      }
      return group;
    },
    get size() {
      return size;
    },
  };
}

function numberOf(numbers: Map<unknown, number> | undefined, key: unknown, add: boolean): number {
  const known = numbers?.get(key);
  if (known !== undefined) {
    return known;
  }
  if (!add || numbers === undefined) {
    return -1;
  }
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
