import { unsupported } from "../../plan/position.ts";
import { compare } from "../../values/compare.ts";
import { missing, type Value } from "../../values/types.ts";
import { type Argument, required } from "../functions/define.ts";
import { inType } from "../functions/in-type.ts";
import { asDynamic } from "./collections.ts";
import type { Accumulator, AggregateSite, AggregationFamily } from "./define.ts";

/**
 * Nearest rank: the smallest value that so many percent of the values do not exceed; percentile 0 is the smallest value.
 * Exact, where Kusto estimates. A value with a weight counts as often as its weight says.
 */
export const percentiles: AggregationFamily = {
  percentile: (site) => ranked(site, { weighted: false, asArray: false }),
  percentiles: (site) => ranked(site, { weighted: false, asArray: false }),
  percentiles_array: (site) => ranked(site, { weighted: false, asArray: true }),
  percentilew: (site) => ranked(site, { weighted: true, asArray: false }),
  percentilesw: (site) => ranked(site, { weighted: true, asArray: false }),
  percentilesw_array: (site) => ranked(site, { weighted: true, asArray: true }),
};

function ranked(site: AggregateSite, { weighted, asArray }: { weighted: boolean; asArray: boolean }): Accumulator {
  const argument = required(site.arguments[0]);
  if (argument.type === "dynamic") {
    throw unsupported(`\`${site.name}\` of dynamic values`, site.position);
  }
  const weightOf = weighted ? required(site.arguments[1]) : undefined;
  const percents = site.arguments.slice(weighted ? 2 : 1).flatMap(numbersOf);
  const value = inType(argument, argument.type === "int" && !asArray ? "long" : argument.type);
  const groups: Value[][] = [];
  const weights: number[][] = [];
  return {
    add(group, row) {
      const [found, weight] = [value(row), weightOf === undefined ? 1 : Number(weightOf.evaluate(row) ?? 0)];
      if (found === null || weight <= 0) {
        return;
      }
      (groups[group] ??= []).push(found);
      if (weightOf !== undefined) {
        (weights[group] ??= []).push(weight);
      }
    },
    result(group) {
      const values = groups[group] ?? [];
      const found = weighted ? atWeights(values, weights[group] ?? [], percents) : atRanks(values, percents);
      return asArray
        ? [values.length === 0 ? null : found.map((one) => asDynamic(one, argument.type))]
        : found.map((one) => one ?? missing(argument.type));
    },
  };
}

/** A percent, or an array of them. */
function numbersOf({ constant = null }: Argument): number[] {
  return (Array.isArray(constant) ? constant : [constant]).map((percent) => Number(percent ?? Number.NaN));
}

function atRanks(values: readonly Value[], percents: readonly number[]): Value[] {
  const sorted = values.toSorted(compare);
  return percents.map((percent) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null);
}

function atWeights(values: readonly Value[], weights: readonly number[], percents: readonly number[]): Value[] {
  const order = values.map((_, index) => index);
  order.sort((one, other) => compare(values[one] ?? null, values[other] ?? null));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return percents.map((percent) => {
    const rank = (percent / 100) * total;
    let passed = 0;
    return values[order.find((index) => (passed += weights[index] ?? 0) >= rank) ?? -1] ?? null;
  });
}
