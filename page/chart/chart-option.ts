import type { EChartsCoreOption } from "echarts/core";
import type { Result } from "../server/result.ts";
import { axesOption } from "./axes-option.ts";
import type { ChartColours, ChartSettings } from "./chart-settings.ts";
import { mapOption } from "./map-option.ts";
import { pieOption } from "./pie-option.ts";
import { withUnit } from "./series.ts";

/**
 * A result as an option of Apache ECharts. Times are UTC. Tooltips are drawn, not made of HTML: the page's policy forbids styles in markup, and no
 * value of an event can become markup.
 */
export function chartOption(
  settings: ChartSettings,
  result: Pick<Result, "columns" | "rows">,
  colours: ChartColours,
): EChartsCoreOption {
  const own = ownOption(settings, result, colours);
  return {
    color: [...colours.series],
    textStyle: { color: colours.text },
    animation: false,
    useUTC: true,
    ...own,
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text },
      valueFormatter: (value: unknown) => withUnit(Number(value), settings.unit),
      ...own.tooltip,
    },
  };
}

function ownOption(
  settings: ChartSettings,
  result: Pick<Result, "columns" | "rows">,
  colours: ChartColours,
): EChartsCoreOption & { readonly tooltip: object } {
  switch (settings.kind) {
    case "pie":
      return pieOption(settings, result, colours);
    case "map":
      return mapOption(settings, result, colours);
    case "bars":
    case "timebars":
    case "lines":
    case "areas":
      return axesOption(settings, result, colours);
  }
}
