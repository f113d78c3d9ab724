import type { Value } from "../../values/types.ts";
import { real, required } from "../functions/define.ts";
import { type AggregateSite, type Aggregation, type AggregationFamily, fold, type Fold } from "./define.ts";

/** The mean of whole numbers is a real; of times it is a time. */
const average: Fold<{ sum: number | bigint; count: number }> = {
  start: (value) => ({ sum: numberOrTime(value), count: 1 }),
  next(state, value) {
    const added = numberOrTime(value);
    // Sums of whole numbers are exact; the mean is rounded once, at the end.
    state.sum =
      typeof state.sum === "bigint" && typeof added === "bigint"
        ? state.sum + added
        : Number(state.sum) + Number(added);
    state.count++;
    return state;
  },
  result(state, { columns: [column] }) {
    if (state === undefined) {
      return null;
    }
    return column?.type === "datetime" || column?.type === "timespan"
      ? BigInt(state.sum) / BigInt(state.count)
      : Number(state.sum) / state.count;
  },
};

export const statistics: AggregationFamily = {
  avg: fold(average),
  avgif: fold(average, { condition: 1 }),
  variance: fold(moments((state) => sampleVariance(state))),
  varianceif: fold(
    moments((state) => sampleVariance(state)),
    { condition: 1 },
  ),
  variancep: fold(moments((state) => populationVariance(state))),
  variancepif: fold(
    moments((state) => populationVariance(state)),
    { condition: 1 },
  ),
  stdev: fold(moments((state) => Math.sqrt(sampleVariance(state)))),
  stdevif: fold(
    moments((state) => Math.sqrt(sampleVariance(state))),
    { condition: 1 },
  ),
  stdevp: fold(moments((state) => Math.sqrt(populationVariance(state)))),
  covariance: covariance({ lost: 1 }),
  covarianceif: covariance({ lost: 1, condition: 2 }),
  covariancep: covariance({ lost: 0 }),
  covariancepif: covariance({ lost: 0, condition: 2 }),
};

/** Count, mean and the sum of squared distances from the mean, kept up to date one value at a time (Welford's method). */
interface Moments {
  count: number;
  mean: number;
  squares: number;
}

function moments(result: (state: Moments) => number): Fold<Moments> {
  return {
    start: (value) => ({ count: 1, mean: Number(numberOrTime(value)), squares: 0 }),
    next(state, value) {
      const number = Number(numberOrTime(value));
      const distance = number - state.mean;
      state.count++;
      state.mean += distance / state.count;
      state.squares += distance * (number - state.mean);
      return state;
    },
    // No values give 0, and so does a single one: the latter is not confirmed.
    result: (state) => (state === undefined ? 0 : result(state)),
  };
}

function sampleVariance({ count, squares }: Moments): number {
  return count < 2 ? 0 : squares / (count - 1);
}

function populationVariance({ count, squares }: Moments): number {
  return squares / count;
}

function numberOrTime(value: Value): number | bigint {
  return typeof value === "bigint" || typeof value === "number" ? value : 0;
}

/** Rows in which both values are there. `lost` degrees of freedom: 1 for a sample. Without enough rows null, which is not confirmed. */
function covariance({ lost, condition }: { lost: number; condition?: number }): Aggregation {
  return (site: AggregateSite) => {
    const [one, other] = [required(site.arguments[0]), required(site.arguments[1])];
    const test = condition === undefined ? undefined : required(site.arguments[condition]);
    const states: { count: number; x: number; y: number; both: number }[] = [];
    return {
      add(group, row) {
        const x = real(one.evaluate(row), one.type);
        const y = real(other.evaluate(row), other.type);
        if (x === null || y === null || (test !== undefined && test.evaluate(row) !== true)) {
          return;
        }
        const state = (states[group] ??= { count: 0, x: 0, y: 0, both: 0 });
        state.count++;
        const distance = x - state.x;
        state.x += distance / state.count;
        state.y += (y - state.y) / state.count;
        state.both += distance * (y - state.y);
      },
      result(group) {
        const state = states[group];
        return [state === undefined || state.count <= lost ? null : state.both / (state.count - lost)];
      },
    };
  };
}
