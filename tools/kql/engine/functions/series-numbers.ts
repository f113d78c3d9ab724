import type { Value } from "../../values/types.ts";
import { isList } from "./dynamic-arguments.ts";

/** The elements of a series as reals; null for one that is no number. Undefined when it is no array. */
export function elementsOf(series: Value | undefined): readonly (number | null)[] | undefined {
  return isList(series) ? series.map((item) => numberOf(item) ?? null) : undefined;
}

/** A series in which all elements are numbers; undefined for any other. */
export function numbersOf(series: Value | undefined): readonly number[] | undefined {
  const elements = elementsOf(series);
  const numbers = elements?.filter((element) => element !== null);
  return numbers?.length === elements?.length ? numbers : undefined;
}

export function numberOf(value: Value | undefined): number | undefined {
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
}

export function mean(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Sum of the squared distances from the mean, divided by one less than their number; 0 for fewer than two. */
export function sampleVariance(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return numbers.length < 2 ? 0 : sum(numbers.map((number) => (number - middle) ** 2)) / (numbers.length - 1);
}

/** The value below which so many percent lie, between two values where it falls between them. */
export function quantile(sorted: readonly number[], percent: number): number {
  const at = (percent / 100) * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

export function ascending(numbers: readonly number[]): number[] {
  return numbers.toSorted((one, other) => one - other);
}
