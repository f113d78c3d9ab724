import type { TileFile } from "./workbook-file.ts";

type Shown<V extends TileFile["visual"]> = Extract<TileFile, { readonly visual: V }>;

/** Our names of visuals -> those of Workbooks (Microsoft Learn, "Workbook visualizations"; public workbooks). */
export const visualizations = {
  table: "table",
  bars: "categoricalbar",
  timebars: "barchart",
  lines: "timechart",
  areas: "areachart",
  pie: "piechart",
  map: "map",
  numbers: "tiles",
} as const satisfies Record<TileFile["visual"], string>;

/** Numbers of renderers of a grid's columns, as public workbooks have them. */
const formatters = { hidden: 5, bar: 4, heat: 8, thresholds: 18, bigNumber: 12, text: 1, link: 7 } as const;

/** Icons of the thresholds renderer. */
const icons = { good: "success", warning: "2", bad: "4", unknown: "Unknown" } as const;

/** Digits grouped, at most one behind the point. 0 is "no unit": units stand in titles and labels. */
const numberFormat = { unit: 0, options: { style: "decimal", useGrouping: true, maximumFractionDigits: 1 } } as const;

/** Settings of a grid. */
export function tableSettings({ columns, opens, rows }: Shown<"table">, openedTabColumn: string) {
  const formatted = columns.flatMap((column) => {
    const formatter = formatterOf(column);
    return formatter === undefined ? [] : [{ columnMatch: column.name, ...formatter }];
  });
  const added = opens === undefined ? [] : [{ columnMatch: openedTabColumn, formatter: formatters.hidden }];
  const labels = columns.flatMap(({ name, label, unit }) =>
    label === undefined && unit === undefined ? [] : [{ columnId: name, label: columnLabel({ name, label, unit }) }],
  );
  return {
    formatters: [...formatted, ...added],
    rowLimit: rows,
    filter: true,
    ...(labels.length === 0 ? {} : { labelSettings: labels }),
  };
}

type Column = Shown<"table">["columns"][number];

function formatterOf({ as, levels = {}, unit }: Column) {
  if (as === "hidden") return { formatter: formatters.hidden };
  if (as === "bar") return { formatter: formatters.bar, formatOptions: { palette: "blue" }, numberFormat };
  if (as === "heat") return { formatter: formatters.heat, formatOptions: { palette: "orange" }, numberFormat };
  if (as === "link") return { formatter: formatters.link, formatOptions: { linkTarget: "Url", linkLabel: "open" } };
  if (as === "level") {
    const known = Object.entries(levels).map(([value, level]) => ({
      operator: "==",
      thresholdValue: value,
      representation: icons[level],
      text: "{0}{1}",
    }));
    const other = { operator: "Default", representation: icons.unknown, text: "{0}{1}" };
    return {
      formatter: formatters.thresholds,
      formatOptions: { thresholdsOptions: "icons", thresholdsGrid: [...known, other] },
    };
  }
  return unit === undefined ? undefined : { formatter: formatters.text, numberFormat };
}

function columnLabel({
  name,
  label = name,
  unit,
}: {
  name: string;
  label: string | undefined;
  unit: string | undefined;
}): string {
  return unit === undefined ? label : `${label} (${unit})`;
}

/** Settings of a chart with axes. */
export function chartSettings({ x, y, split, unit }: Shown<"bars" | "timebars" | "lines" | "areas">) {
  return {
    xAxis: x,
    yAxis: y,
    ...(split === undefined ? {} : { group: split }),
    createOtherGroup: 10,
    showLegend: split !== undefined || y.length > 1,
    ySettings: { label: unit, numberFormatSettings: numberFormat },
  };
}

/** Settings of a map: a circle at each place, as big and as red as its value. */
export function mapSettings({ latitude, longitude, label, value }: Shown<"map">) {
  return {
    locInfo: "LatLong",
    latitude,
    longitude,
    sizeSettings: value,
    sizeAggregation: "Sum",
    labelSettings: label,
    legendMetric: value,
    legendAggregation: "Sum",
    itemColorSettings: { type: "heatmap", colorAggregation: "Sum", nodeColorField: value, heatmapPalette: "greenRed" },
  };
}

/** Settings of boxes with a big number each. */
export function numberSettings({ label, value, note }: Shown<"numbers">) {
  return {
    titleContent: { columnMatch: label, formatter: formatters.text },
    leftContent: {
      columnMatch: value,
      formatter: formatters.bigNumber,
      formatOptions: { palette: "auto" },
      numberFormat,
    },
    secondaryContent: { columnMatch: note, formatter: formatters.text },
    showBorder: true,
    size: "auto",
  };
}
