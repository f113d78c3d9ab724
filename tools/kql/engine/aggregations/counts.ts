import { keyOf } from "../../values/compare.ts";
import { type AggregationFamily, fold, type Fold } from "./define.ts";
import { required } from "../functions/define.ts";

/** Exact where Kusto estimates. */
const distinct: Fold<Set<unknown>> = {
  start: (value) => new Set([keyOf(value)]),
  next: (seen, value) => seen.add(keyOf(value)),
  result: (seen) => BigInt(seen?.size ?? 0),
};

export const counts: AggregationFamily = {
  count() {
    const totals: number[] = [];
    return {
      add(group) {
        totals[group] = (totals[group] ?? 0) + 1;
      },
      result: (group) => [BigInt(totals[group] ?? 0)],
    };
  },
  countif({ arguments: [condition] }) {
    const totals: number[] = [];
    const { evaluate } = required(condition);
    return {
      add(group, row) {
        if (evaluate(row) === true) {
          totals[group] = (totals[group] ?? 0) + 1;
        }
      },
      result: (group) => [BigInt(totals[group] ?? 0)],
    };
  },
  dcount: fold(distinct),
  dcountif: fold(distinct, { condition: 1 }),
  count_distinct: fold(distinct),
  count_distinctif: fold(distinct, { condition: 1 }),
};
