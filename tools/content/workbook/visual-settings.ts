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
const icons = { good: "success", warning: "2", bad: "4", unknown: "Unknown", off: "disabled" } as const;

/** The value itself, as the text of a threshold. */
const asItIs = "{0}{1}";

/**
 * A truth value of JSON, as Workbooks compares it: with a text. Workbooks/AnalyticsEfficiency.json of Azure/Azure-Sentinel compares `enabled` of a rule
 * with 1, 0 and false. Sorted upwards, what is off comes first, whichever it is.
 */
const switchThresholds = [
  { value: "true", representation: icons.good, text: "on" },
  { value: "1", representation: icons.good, text: "on" },
  { value: "false", representation: icons.off, text: "off" },
  { value: "0", representation: icons.off, text: "off" },
] as const;

/** Digits grouped, at most one behind the point. 0 is "no unit": units stand in titles and labels. */
const numberFormat = { unit: 0, options: { style: "decimal", useGrouping: true, maximumFractionDigits: 1 } } as const;

/**
 * Settings of a grid.
 * @param hidden - Columns that are not listed, and not shown.
 */
export function tableSettings(
  { columns, rows }: Pick<Shown<"table">, "columns" | "rows">,
  hidden: readonly string[] = [],
) {
  const formatted = columns.flatMap((column) => {
    const formatter = formatterOf(column);
    return formatter === undefined ? [] : [{ columnMatch: column.name, ...formatter }];
  });
  const added = hidden.map((column) => ({ columnMatch: column, formatter: formatters.hidden }));
  const labels = columns
    .map(({ name, label, unit }) => ({ columnId: name, label: columnLabel({ name, label, unit }) }))
    .filter(({ columnId, label }) => label !== columnId);
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
  if (as === "switch") return thresholdsFormatter(switchThresholds);
  if (as === "level") {
    return thresholdsFormatter(
      Object.entries(levels).map(([value, level]) => ({ value, representation: icons[level], text: asItIs })),
    );
  }
  return unit === undefined ? undefined : { formatter: formatters.text, numberFormat };
}

interface Threshold {
  readonly value: string;
  readonly representation: string;
  readonly text: string;
}

/** An icon and a text by value; what is none of these has the unknown's icon. */
function thresholdsFormatter(known: readonly Threshold[]) {
  const grid = known.map(({ value, ...shown }) => ({ operator: "==", thresholdValue: value, ...shown }));
  const other = { operator: "Default", representation: icons.unknown, text: asItIs };
  return {
    formatter: formatters.thresholds,
    formatOptions: { thresholdsOptions: "icons", thresholdsGrid: [...grid, other] },
  };
}

/** What a grid calls a column with icons when it sorts by it, as workbooks that the portal saved have it. `index` counts the answer's columns from 0. */
export function thresholdsKey(column: string, index: number): string {
  return `$gen_thresholds_${column}_${index}`;
}

/** Heading of a column: its label with the unit, but for a unit that the label has among its words: "Uses", not "Uses (uses)". */
function columnLabel({
  name,
  label = name,
  unit,
}: {
  name: string;
  label: string | undefined;
  unit: string | undefined;
}): string {
  const isSaid = unit === undefined || ` ${label.toLowerCase()} `.includes(` ${unit} `);
  return isSaid ? label : `${label} (${unit})`;
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
