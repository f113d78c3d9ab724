import { toText } from "../../values/text.ts";
import type { Value } from "../../values/types.ts";
import { QueryError } from "../../plan/position.ts";
import type { CallSite, FunctionFamily } from "./define.ts";
import { ofDynamics, wholeOf } from "./dynamic-arguments.ts";
import { ascending, elementsOf, mean, numberOf, numbersOf, quantile, sum } from "./series-numbers.ts";
import { fitLine } from "./series-statistics.ts";

type Arguments = readonly (Value | undefined)[];

/**
 * Decomposition of a series and outliers, in the steps of the documentation of `series_decompose`, `series_decompose_anomalies`,
 * `series_seasonal` and `series_outliers`: the median of each phase of the period, then the trend of the rest, then Tukey's fences
 * around what is left.
 *
 * A close relative of Kusto's functions, not their equal, where the documentation does not say how:
 * - the period, when it is not given, is the one of the highest autocorrelation of the series without its linear trend
 *   (at least 4 elements, less than half of the series, the score above the threshold);
 * - quantiles lie between two elements where they fall between them; the score counts interquantile ranges beyond the fence,
 *   and is infinite beyond a range of 0;
 * - with test points, the quantiles are those of the other points.
 */
export const seriesDecompose: FunctionFamily = {
  series_decompose: ofDynamics(([series, period, trend, testPoints, threshold], site) => {
    const parts = decompose(series, [period, trend, testPoints, threshold], site);
    return parts === undefined ? nulls(4) : [parts.baseline, parts.seasonal, parts.trend, parts.residual];
  }),
  series_decompose_forecast: ofDynamics(([series, points, period, trend, threshold], site) => {
    const parts = decompose(series, [period, trend, points, threshold], site);
    return parts === undefined ? nulls(4) : [parts.baseline, parts.seasonal, parts.trend, parts.residual];
  }),
  series_decompose_anomalies: ofDynamics(
    ([series, threshold, period, trend, testPoints, method, periodThreshold], site) => {
      const parts = decompose(series, [period, trend, testPoints, periodThreshold], site);
      if (parts === undefined) {
        return nulls(3);
      }
      const known = parts.residual.length - (wholeOf(testPoints) ?? 0);
      const fences = fencesOf(parts.residual.slice(0, known), [method], site);
      const scores = parts.residual.map((left) => scoreOf(left, fences));
      const most = numberOf(threshold) ?? 1.5;
      const flags = scores.map((score) => (score > most ? 1n : score < -most ? -1n : 0n));
      return [flags, scores, parts.baseline];
    },
  ),
  series_seasonal: ofDynamics(([series, period]) => {
    const numbers = numbersOf(series);
    return numbers === undefined ? null : seasonalOf(numbers, numbers, periodOf(numbers, period, 0.7));
  }),
  series_outliers: ofDynamics(([series, kind, ignored, low, high], site) => {
    const elements = elementsOf(series);
    const counts = (element: number | null) => element !== null && element !== numberOf(ignored);
    const numbers = elements?.filter((element) => element !== null).filter(counts) ?? [];
    const fences = fencesOf(numbers, [kind, low, high], site);
    return elements?.map((element) => (element !== null && counts(element) ? scoreOf(element, fences) : 0)) ?? null;
  }),
};

interface Parts {
  readonly baseline: readonly number[];
  readonly seasonal: readonly number[];
  readonly trend: readonly number[];
  readonly residual: readonly number[];
}

/** Undefined when an element is no number. */
function decompose(
  series: Value | undefined,
  [period, trend, testPoints, threshold]: Arguments,
  site: CallSite,
): Parts | undefined {
  const numbers = numbersOf(series);
  if (numbers === undefined || numbers.length === 0) {
    return undefined;
  }
  const known = numbers.slice(0, numbers.length - (wholeOf(testPoints) ?? 0));
  const seasonal = seasonalOf(numbers, known, periodOf(known, period, numberOf(threshold) ?? 0.6));
  const rest = known.map((number, index) => number - (seasonal[index] ?? 0));
  const line = trendOf(rest, trend, site);
  const trends = numbers.map((_, index) => line(index));
  const baseline = numbers.map((_, index) => (seasonal[index] ?? 0) + (trends[index] ?? 0));
  return {
    baseline,
    seasonal,
    trend: trends,
    residual: numbers.map((number, index) => number - (baseline[index] ?? 0)),
  };
}

function trendOf(numbers: readonly number[], kind: Value | undefined, site: CallSite): (index: number) => number {
  const name = kind === undefined ? "avg" : toText(kind, "dynamic");
  if (name === "linefit") {
    const { slope, start } = fitLine(numbers);
    return (index) => start + slope * index;
  }
  if (name !== "avg" && name !== "none") {
    throw new QueryError("value", `There is no trend ${name}: avg, linefit or none`, site.position);
  }
  const level = name === "avg" && numbers.length > 0 ? mean(numbers) : 0;
  return () => level;
}

/** The median of the points of the same phase, for every point; zeros without a period. */
function seasonalOf(numbers: readonly number[], known: readonly number[], period: number): number[] {
  const medians = Array.from({ length: Math.min(period, known.length) }, (_, phase) =>
    quantile(ascending(known.filter((_number, index) => index % period === phase)), 50),
  );
  return numbers.map((_, index) => (period > 0 ? (medians[index % period] ?? 0) : 0));
}

/** -1, or nothing, looks for the period; 0 is none. */
function periodOf(numbers: readonly number[], given: Value | undefined, threshold: number): number {
  const period = given === undefined ? -1 : (wholeOf(given) ?? -1);
  return period === -1 ? detectPeriod(numbers, threshold) : Math.max(0, period);
}

function detectPeriod(numbers: readonly number[], threshold: number): number {
  const { slope, start } = fitLine(numbers);
  const left = numbers.map((number, index) => number - start - slope * index);
  const power = sum(left.map((number) => number ** 2)) / left.length;
  const longest = Math.floor(numbers.length / 2);
  const scores = Array.from({ length: longest + 1 }, (_, period) => {
    const pairs = left.slice(period).map((number, index) => number * (left[index] ?? 0));
    return power === 0 ? 0 : sum(pairs) / pairs.length / power;
  });
  let best = { period: 0, score: threshold };
  for (let period = 4; period < numbers.length / 2; period++) {
    const score = scores[period] ?? 0;
    const isPeak = score > (scores[period - 1] ?? 0) && score >= (scores[period + 1] ?? -1);
    // A multiple of a period scores about as well: it must do clearly better.
    if (isPeak && score > best.score + (best.period === 0 ? 0 : 0.05)) {
      best = { period, score };
    }
  }
  return best.period;
}

interface Fences {
  readonly low: number;
  readonly high: number;
}

function fencesOf(numbers: readonly number[], [kind, low, high]: Arguments, site: CallSite): Fences {
  const name = kind === undefined ? "ctukey" : toText(kind, "dynamic");
  const [from, to] =
    { tukey: [25, 75] as const, ctukey: [numberOf(low) ?? 10, numberOf(high) ?? 90] as const }[name] ?? [];
  if (from === undefined || to === undefined) {
    throw new QueryError("value", `There is no test ${name}: tukey or ctukey`, site.position);
  }
  const sorted = ascending(numbers);
  return { low: quantile(sorted, from), high: quantile(sorted, to) };
}

function scoreOf(number: number, { low, high }: Fences): number {
  const beyond = number > high ? number - high : number < low ? number - low : 0;
  return beyond === 0 ? 0 : beyond / (high - low);
}

function nulls(count: number): null[] {
  return Array.from({ length: count }, () => null);
}
