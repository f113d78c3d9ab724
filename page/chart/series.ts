import type { Cell, Column, Result } from "../server/result.ts";
import type { AxesSettings } from "./chart-settings.ts";

/** What is left over when there are too many of something to be told apart. */
export const otherName = "other";

/** How many series or slices are drawn when nothing is said: Azure Workbooks' `createOtherGroup` of most workbooks. */
export const usualMost = 10;

/** More categories than these are one called "other": a chart that is longer nobody reads. */
export const mostCategories = 40;

/** A place on the x axis and what is there. */
export type Point = readonly [Cell, number];

/**
 * Points by name of their series: the greatest, and the rest added up as "other". Series are in the order of the rows, and points of time in that of
 * time. What stands on each other has a point wherever another has one: the library stacks the first on the first.
 */
export function seriesOf(
  { kind, x, y, split, most = usualMost }: AxesSettings,
  { columns, rows }: Pick<Result, "columns" | "rows">,
): ReadonlyMap<string, readonly Point[]> {
  const [place, by] = [indexOf(columns, x), indexOf(columns, split)];
  const values = y.map((name) => [name, indexOf(columns, name)] as const);
  const named = rows.flatMap((row) =>
    values.map(([name, index]) => ({
      name: by === -1 ? name : nameOf(row[by]),
      point: [row[place] ?? null, numberOf(row[index])] as const,
    })),
  );
  const kept = greatestNames(
    named.map(({ name, point }) => [name, point[1]]),
    most,
  );
  const places = placesOf(
    kind,
    named.map(({ point }) => point),
  );
  const drawn = new Set(places);
  const series = new Map<string, Map<Cell, number>>();
  for (const { name, point } of named) {
    const own = kept.has(name) ? name : otherName;
    const points = series.get(own) ?? new Map<Cell, number>();
    const at = drawn.has(point[0]) ? point[0] : otherName;
    points.set(at, (points.get(at) ?? 0) + point[1]);
    series.set(own, points);
  }
  return new Map(
    otherLast([...series]).map(([name, points]) => [
      name,
      places.flatMap((at): readonly Point[] => {
        const value = points.get(at) ?? (kind === "lines" ? undefined : 0);
        return value === undefined ? [] : [[at, value]];
      }),
    ]),
  );
}

/** Where points are: times in their order, categories in that of the rows, the least of too many as one. */
function placesOf(kind: AxesSettings["kind"], points: readonly Point[]): readonly Cell[] {
  const seen = [...new Set(points.map(([place]) => place))];
  // ISO times of one time zone are in order as texts.
  if (kind !== "bars") return seen.toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
  const kept = greatestNames(
    points.map(([place, value]) => [nameOf(place), value]),
    mostCategories,
  );
  const named = seen.filter((place) => kept.has(nameOf(place)));
  return named.length === seen.length ? named : [...named, otherName];
}

/** What is left over stands behind what has a name. */
export function otherLast<Value>(
  entries: readonly (readonly [string, Value])[],
): readonly (readonly [string, Value])[] {
  return entries.toSorted(([one], [other]) => Number(one === otherName) - Number(other === otherName));
}

/** The names with the greatest sums: all of them, or so many that one is left for "other". */
export function greatestNames(values: readonly (readonly [string, number])[], most: number): ReadonlySet<string> {
  const sums = new Map<string, number>();
  for (const [name, value] of values) sums.set(name, (sums.get(name) ?? 0) + value);
  if (sums.size <= most) return new Set(sums.keys());
  const greatest = [...sums].toSorted(([, one], [, other]) => other - one).slice(0, most - 1);
  return new Set(greatest.map(([name]) => name));
}

/** A cell as the name of a series or a slice. */
export function nameOf(cell: Cell | undefined): string {
  const name = String(cell ?? "");
  return name === "" ? "(empty)" : name;
}

export function numberOf(cell: Cell | undefined): number {
  const number = Number(cell ?? 0);
  return Number.isFinite(number) ? number : 0;
}

export function indexOf(columns: readonly Column[], name: string | undefined): number {
  return columns.findIndex((column) => column.name === name);
}

const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** `1,234 attempts`. */
export function withUnit(value: number, unit: string | undefined): string {
  return unit === undefined ? numbers.format(value) : `${numbers.format(value)} ${unit}`;
}
