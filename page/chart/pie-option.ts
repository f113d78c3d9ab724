import type { Result } from "../server/result.ts";
import type { ChartColours, PieSettings } from "./chart-settings.ts";
import { legendOption } from "./legend-option.ts";
import { greatestNames, indexOf, nameOf, numberOf, otherLast, otherName, usualMost, withUnit } from "./series.ts";

/** A pie with a legend below it, which says each slice's share: nobody need find it with a mouse. */
export function pieOption(
  { label, value, unit, most = usualMost }: PieSettings,
  { columns, rows }: Pick<Result, "columns" | "rows">,
  colours: ChartColours,
) {
  const [name, amount] = [indexOf(columns, label), indexOf(columns, value)];
  const values = rows.map((row) => [nameOf(row[name]), numberOf(row[amount])] as const);
  const kept = greatestNames(values, most);
  const slices = new Map<string, number>();
  for (const [each, size] of values) {
    const own = kept.has(each) ? each : otherName;
    slices.set(own, (slices.get(own) ?? 0) + size);
  }
  const all = [...slices.values()].reduce((sum, size) => sum + size, 0);
  const share = (size: number): string => `${all === 0 ? 0 : Math.round((1_000 * size) / all) / 10} %`;
  return {
    legend: {
      ...legendOption(colours),
      formatter: (each: string) => `${each} ${share(slices.get(each) ?? 0)}`,
    },
    tooltip: { valueFormatter: (size: unknown) => `${withUnit(Number(size), unit)} (${share(Number(size))})` },
    series: [
      {
        type: "pie",
        radius: ["38%", "72%"],
        center: ["50%", "44%"],
        label: { show: false },
        itemStyle: { borderColor: colours.ground, borderWidth: 1 },
        data: otherLast([...slices]).map(([each, size]) => ({ name: each, value: size })),
      },
    ],
  };
}
