import { compare } from "../../values/compare.ts";
import { missing, type Value } from "../../values/types.ts";
import { type AggregationFamily, type Fold, fold } from "./define.ts";

/** Whole numbers and times are bigints, reals are numbers; a column has one of them. The sum of no rows is 0. */
const sum: Fold<bigint | number> = {
  start: (value) => (typeof value === "bigint" || typeof value === "number" ? value : 0),
  next: (total, value) =>
    typeof total === "bigint" && typeof value === "bigint"
      ? total + value
      : Number(total) + (typeof value === "number" || typeof value === "bigint" ? Number(value) : 0),
  result(total, { columns: [column] }) {
    if (column?.type === "real" || column?.type === "decimal") {
      return Number(total ?? 0);
    }
    const whole = BigInt(total ?? 0);
    return BigInt.asIntN(64, whole) === whole ? whole : null;
  },
};

const min = extreme((value, best) => compare(value, best) < 0);
const max = extreme((value, best) => compare(value, best) > 0);

export const numbers: AggregationFamily = {
  sum: fold(sum),
  sumif: fold(sum, { condition: 1 }),
  min: fold(min),
  minif: fold(min, { condition: 1 }),
  max: fold(max),
  maxif: fold(max, { condition: 1 }),
};

function extreme(isBetter: (value: Value, best: Value) => boolean): Fold<Value> {
  return {
    start: (value) => value,
    next: (best, value) => (isBetter(value, best) ? value : best),
    result: (best, { columns: [column] }) => best ?? missing(column?.type ?? "dynamic"),
  };
}
