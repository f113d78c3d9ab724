import type { Result } from "../server/result.ts";
import { momentText } from "../words/moment-text.ts";
import type { AxesSettings, ChartColours } from "./chart-settings.ts";
import { legendOption } from "./legend-option.ts";
import { nameOf, seriesOf } from "./series.ts";
import type { Point } from "./series.ts";
import { leastStep } from "./time-step.ts";

/** Names of more categories than these have a line each, and are cut. */
const mostBroken = 8;

/** More points than these are drawn as a line alone. */
const mostSymbols = 30;

/** What a tick of time says, by what begins there. */
const timeLabels = { month: "{MMM} {yyyy}", day: "{d} {MMM}", hour: "{HH}:{mm}", minute: "{HH}:{mm}" } as const;

/** Bars, lines and areas. Categories stand one below the other, so that their names can be read. */
export function axesOption(settings: AxesSettings, result: Pick<Result, "columns" | "rows">, colours: ChartColours) {
  const series = seriesOf(settings, result);
  const isTime = settings.kind !== "bars";
  const categories = isTime ? [] : categoriesOf(series);
  const hasLegend = series.size > 1;
  const category = isTime
    ? {
        ...axisOf(colours),
        type: "time",
        minInterval: leastStep([...series.values()].flatMap((points) => points.map(([place]) => String(place)))),
        axisLabel: { color: colours.quiet, hideOverlap: true, formatter: timeLabels },
      }
    : { ...axisOf(colours), type: "category" };
  const value = valueAxis(settings, colours);
  return {
    grid: {
      left: 8,
      right: 20,
      top: isTime && settings.unit !== undefined ? 30 : 10,
      bottom: hasLegend ? 32 : 6,
      // Labels of the axes stand within these.
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    legend: {
      show: hasLegend,
      ...legendOption(colours),
    },
    tooltip: {
      trigger: "axis",
      axisPointer: {
        type: isTime && !isBar(settings) ? "line" : "shadow",
        ...(isTime ? { label: { show: false, formatter: momentOf } } : {}),
      },
    },
    ...(isTime
      ? { xAxis: category, yAxis: value }
      : {
          // The first category stands at the top.
          yAxis: {
            ...category,
            inverse: true,
            data: categories,
            axisLabel: {
              color: colours.text,
              width: 150,
              overflow: categories.length > mostBroken ? "truncate" : "break",
              lineHeight: 14,
              interval: 0,
            },
          },
          xAxis: value,
        }),
    series: [...series].map(([name, points]) => seriesOption(settings, name, points, series.size)),
  };
}

/** What a tooltip says of its place on an axis of time. */
function momentOf({ value }: { readonly value: number | string }): string {
  return `${momentText(Number(value))} UTC`;
}

function isBar({ kind }: AxesSettings): boolean {
  return kind === "bars" || kind === "timebars";
}

function seriesOption(settings: AxesSettings, name: string, points: readonly Point[], count: number) {
  const isStacked = settings.kind === "areas" || (isBar(settings) && count > 1);
  return {
    name,
    type: isBar(settings) ? "bar" : "line",
    // Along x stands what is measured when categories stand one below the other.
    data: settings.kind === "bars" ? points.map(([place, value]) => [value, nameOf(place)]) : points,
    ...(isStacked ? { stack: "all" } : {}),
    ...(settings.kind === "areas" ? { areaStyle: { opacity: 0.35 } } : {}),
    ...(isBar(settings) ? { barMaxWidth: 36 } : { showSymbol: points.length < mostSymbols, symbolSize: 5 }),
  };
}

function categoriesOf(series: ReadonlyMap<string, readonly Point[]>): readonly string[] {
  return [...new Set([...series.values()].flatMap((points) => points.map(([place]) => nameOf(place))))];
}

function axisOf({ line, quiet }: ChartColours) {
  return { axisLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, hideOverlap: true } };
}

function valueAxis({ kind, unit }: AxesSettings, colours: ChartColours) {
  return {
    ...axisOf(colours),
    type: "value",
    // What is counted has no halves; what is measured may.
    splitNumber: 4,
    ...(kind === "bars" ? {} : { name: unit, nameTextStyle: { color: colours.quiet, align: "left" } }),
    splitLine: { lineStyle: { color: colours.line, opacity: 0.5 } },
  };
}
