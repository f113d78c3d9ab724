import type { Result } from "../server/result.ts";
import type { ChartColours, MapSettings } from "./chart-settings.ts";
import { indexOf, numberOf, withUnit } from "./series.ts";

/** Name under which the map of the world is known to the chart library. */
export const worldMap = "world";

/** Pixels across of the smallest and the largest circle. */
const circles = { least: 7, most: 34 } as const;

/** West and north, east and south: the easternmost of Asia is beyond 180°, and few live further north. */
const shownPart = [
  [-169, 78],
  [191, -56],
] as const;

/** A circle at each place; its area says how many. What has no place is left out: the table has it. */
export function mapOption(
  { latitude, longitude, label, value, unit }: MapSettings,
  { columns, rows }: Pick<Result, "columns" | "rows">,
  colours: ChartColours,
) {
  const [north, east] = [indexOf(columns, latitude), indexOf(columns, longitude)];
  const [name, amount] = [indexOf(columns, label), indexOf(columns, value)];
  const placed = rows.filter((row) => typeof row[north] === "number" && typeof row[east] === "number");
  const most = placed.reduce((greatest, row) => Math.max(greatest, numberOf(row[amount])), 1);
  return {
    geo: {
      map: worldMap,
      roam: false,
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      preserveAspect: true,
      boundingCoords: shownPart,
      silent: true,
      itemStyle: { areaColor: colours.land, borderColor: colours.line },
    },
    tooltip: {},
    series: [
      {
        type: "scatter",
        coordinateSystem: "geo",
        itemStyle: { opacity: 0.7, borderColor: colours.ground, borderWidth: 1 },
        symbolSize: ([, , size = 0]: readonly number[]) =>
          circles.least + (circles.most - circles.least) * Math.sqrt(Math.max(size, 0) / most),
        data: placed
          .map((row) => ({
            name: String(row[name] ?? ""),
            value: [numberOf(row[east]), numberOf(row[north]), numberOf(row[amount])],
          }))
          // The small ones over the great ones.
          .toSorted((one, other) => (other.value[2] ?? 0) - (one.value[2] ?? 0)),
        tooltip: {
          formatter: (shown: { readonly name: string; readonly value: readonly number[] }) =>
            unit === undefined
              ? `${shown.name}\n${value}: ${withUnit(shown.value[2] ?? 0, unit)}`
              : `${shown.name}: ${withUnit(shown.value[2] ?? 0, unit)}`,
        },
      },
    ],
  };
}
