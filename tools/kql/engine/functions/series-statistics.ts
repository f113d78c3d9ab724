import type { Value } from "../../values/types.ts";
import { type FunctionFamily } from "./define.ts";
import { ofDynamics } from "./dynamic-arguments.ts";
import { elementsOf, mean, numbersOf, sampleVariance, sum } from "./series-numbers.ts";

/** Statistics of a series: as several columns (an array here), or as a bag. */
export const seriesStatistics: FunctionFamily = {
  series_stats: ofDynamics(([series, ignoreNonfinite]) =>
    statistics(series, ignoreNonfinite === true)
      .slice(0, 7)
      .map(([, value]) => value),
  ),
  series_stats_dynamic: ofDynamics(
    ([series, ignoreNonfinite]) => new Map(statistics(series, ignoreNonfinite === true)),
  ),
  series_fit_line: ofDynamics(([series]) => lineStatistics(series).map(([, value]) => value)),
  series_fit_line_dynamic: ofDynamics(([series]) => new Map(lineStatistics(series))),
};

type Named = [name: string, value: Value];

/** Nothing but nulls when an element is no finite number, unless those are to be ignored. The places are those in the whole series. */
function statistics(series: Value | undefined, ignoreNonfinite: boolean): Named[] {
  const elements = elementsOf(series) ?? [];
  const places = [...elements.keys()].filter((index) => Number.isFinite(elements[index]));
  const numbers = places.map((index) => elements[index] ?? 0);
  const usable = numbers.length > 0 && (ignoreNonfinite || numbers.length === elements.length);
  const min = numbers.reduce((best, number) => Math.min(best, number), Infinity);
  const max = numbers.reduce((best, number) => Math.max(best, number), -Infinity);
  const variance = sampleVariance(numbers);
  const all: Named[] = [
    ["min", min],
    ["min_idx", BigInt(elements.indexOf(min))],
    ["max", max],
    ["max_idx", BigInt(elements.indexOf(max))],
    ["avg", mean(numbers)],
    ["stdev", Math.sqrt(variance)],
    ["variance", variance],
    ["sum", sum(numbers)],
    ["len", BigInt(elements.length)],
  ];
  return usable ? all : all.map(([name]) => [name, null]);
}

export interface Line {
  readonly slope: number;
  readonly start: number;
}

/** Least squares; the first element stands at 0. */
export function fitLine(numbers: readonly number[]): Line {
  const [middle, average] = [(numbers.length - 1) / 2, mean(numbers)];
  const both = sum(numbers.map((number, index) => (index - middle) * (number - average)));
  const spread = sum(numbers.map((_, index) => (index - middle) ** 2));
  const slope = spread === 0 ? 0 : both / spread;
  return { slope, start: average - slope * middle };
}

/** Nulls for a series with an element that is no number. Of a series without variance, `rsquare` is NaN: not confirmed. */
function lineStatistics(series: Value | undefined): Named[] {
  const numbers = numbersOf(series) ?? [];
  const { slope, start } = fitLine(numbers);
  const line = numbers.map((_, index) => start + slope * index);
  const variance = sampleVariance(numbers);
  const left = numbers.map((number, index) => number - (line[index] ?? 0));
  const residual = numbers.length < 2 ? 0 : sum(left.map((number) => number ** 2)) / (numbers.length - 1);
  const all: Named[] = [
    ["rsquare", 1 - residual / variance],
    ["slope", slope],
    ["variance", variance],
    ["rvariance", residual],
    // As the documentation's example has it, the first element stands at 1 here.
    ["interception", start - slope],
    ["line_fit", line],
  ];
  return numbers.length === 0 ? all.map(([name]) => [name, null]) : all;
}
