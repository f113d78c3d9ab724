import type { QueryRendering } from "../../../local-cloud/page-server/answers/language.ts";
import type { ChartSettings } from "../../chart/chart-settings.ts";
import type { Column } from "../../server/result.ts";

/** How a result is drawn, or why it is not. */
export type Drawn = { readonly settings: ChartSettings } | { readonly reason: string };

/** Bars stand one below the other, each with its name. */
const mostBars = 300;

type AxesKind = "bars" | "lines" | "areas";

/** The words of `render` that have two axes. */
const axesKinds: Readonly<Record<string, AxesKind>> = {
  barchart: "bars",
  columnchart: "bars",
  linechart: "lines",
  timechart: "lines",
  areachart: "areas",
  stackedareachart: "areas",
};

const numberTypes = new Set(["int", "long", "real", "decimal"]);

/** More than a reader can tell apart; a chart of so many is slow too. */
const mostRows = 20_000;

/**
 * The chart that `render` asks for. Which columns it takes when the query does not say is told by the reference of `render`: the first one
 * (of a timechart the first datetime) along x, numbers as values, texts as series.
 * Source: Microsoft Learn, KQL reference, "render operator" and the pages of its visualizations.
 * @returns undefined when the result is to be a table.
 */
export function chartFor(
  rendering: QueryRendering | undefined,
  columns: readonly Column[],
  rows: number,
): Drawn | undefined {
  if (rendering === undefined || rendering.visualization === "table") return undefined;
  if (rows === 0) return undefined;
  if (rows > mostRows) {
    return { reason: `${rows.toLocaleString("en")} rows are too many for a chart: summarize them first.` };
  }
  const { visualization, properties } = rendering;
  const kind = axesKinds[visualization];
  if (kind !== undefined) {
    const drawn = axesFor(kind, visualization === "timechart", properties, columns);
    return "settings" in drawn && drawn.settings.kind === "bars" && rows > mostBars
      ? { reason: `${rows.toLocaleString("en")} bars are too many: end with \`top\`, or summarize by a time.` }
      : drawn;
  }
  if (visualization === "piechart") return pieFor(properties, columns);
  if (visualization === "scatterchart" && properties["kind"] === "map") return mapFor(properties, columns);
  return { reason: `render ${visualization} is not drawn on this page; the table has the same values.` };
}

type Properties = QueryRendering["properties"];

function axesFor(kind: AxesKind, isTimechart: boolean, properties: Properties, columns: readonly Column[]): Drawn {
  const x =
    named(columns, properties["xcolumn"])[0] ??
    (isTimechart ? columns.find(({ type }) => type === "datetime") : columns[0]);
  if (x === undefined) return { reason: "A timechart needs a datetime column." };
  const rest = columns.filter((column) => column !== x);
  const series = named(columns, properties["series"]);
  const split = series[0] ?? rest.find(({ type }) => type === "string");
  const chosen = named(columns, properties["ycolumns"]);
  const y = (chosen.length > 0 ? chosen : rest).filter((column) => isNumber(column) && column !== split);
  if (y.length === 0) return { reason: "The chart needs a column with numbers beside the first." };
  // Only over time is there a line; names and numbers get a bar each.
  const overTime = kind === "bars" ? "timebars" : kind;
  return {
    settings: {
      kind: x.type === "datetime" ? overTime : "bars",
      x: x.name,
      y: y.map(({ name }) => name),
      split: split?.name,
    },
  };
}

function pieFor(properties: Properties, columns: readonly Column[]): Drawn {
  const label = named(columns, properties["xcolumn"])[0] ?? columns[0];
  const value = named(columns, properties["ycolumns"])[0] ?? columns.find((each) => each !== label && isNumber(each));
  return label === undefined || value === undefined
    ? { reason: "A piechart needs a column with names and one with numbers." }
    : { settings: { kind: "pie", label: label.name, value: value.name } };
}

/** Longitude, latitude, and a number for the size of the circle. */
function mapFor(properties: Properties, columns: readonly Column[]): Drawn {
  const numbers = columns.filter((column) => isNumber(column));
  const longitude = named(columns, properties["xcolumn"])[0] ?? numbers[0];
  const latitude = named(columns, properties["ycolumns"])[0] ?? numbers.find((column) => column !== longitude);
  if (longitude === undefined || latitude === undefined) {
    return { reason: "A map needs columns with longitude and latitude." };
  }
  const label = named(columns, properties["series"])[0] ?? columns.find(({ type }) => type === "string") ?? latitude;
  const value = numbers.find((column) => column !== longitude && column !== latitude);
  return {
    settings: {
      kind: "map",
      longitude: longitude.name,
      latitude: latitude.name,
      label: label.name,
      // Without a third number all circles are alike.
      value: value?.name ?? "",
    },
  };
}

function isNumber({ type }: Column): boolean {
  return numberTypes.has(type);
}

/** The columns of a property such as `ycolumns=a,b` that the result has. */
function named(columns: readonly Column[], names: string | undefined): readonly Column[] {
  return (names ?? "").split(",").flatMap((name) => columns.filter((column) => column.name === name.trim()));
}
