import type { ChartSettings } from "../../chart/chart-settings.ts";
import { readGrid } from "./grid.ts";
import { fieldsOf, listOf, numberOf, textOf } from "./json.ts";
import type { Fields } from "./json.ts";
import type { Visual } from "./tile.ts";

type Axes = Extract<ChartSettings, { readonly x: string }>["kind"];

/** Names of Workbooks for charts with axes -> those of page/chart. */
const axes: Readonly<Record<string, Axes>> = {
  categoricalbar: "bars",
  barchart: "timebars",
  timechart: "lines",
  areachart: "areas",
};

const readers: Readonly<Record<string, (content: Fields, name: string) => Visual | undefined>> = {
  table: (content) => ({ kind: "table", grid: readGrid(content["gridSettings"]) }),
  tiles: (content) => numbersOf(fieldsOf(content["tileSettings"])),
  map: (content) => mapOf(fieldsOf(content["mapSettings"])),
  piechart: (content) => pieOf(fieldsOf(content["chartSettings"])),
  ...Object.fromEntries(
    Object.entries(axes).map(([name, kind]) => [
      name,
      (content: Fields) => axesOf(kind, fieldsOf(content["chartSettings"])),
    ]),
  ),
};

/** How a query step shows its answer. Without a word of it: a table, as the portal does. */
export function readVisual(content: Fields): Visual {
  const name = textOf(content["visualization"]) ?? "table";
  return readers[name]?.(content, name) ?? { kind: "unknown", what: `The visualization ${name}, as it is set,` };
}

function axesOf(kind: Axes, settings: Fields): Visual | undefined {
  const x = textOf(settings["xAxis"]);
  const y = listOf(settings["yAxis"]).flatMap((each) => textOf(each) ?? []);
  if (x === undefined || y.length === 0) return undefined;
  return {
    kind: "chart",
    settings: {
      kind,
      x,
      y,
      split: textOf(settings["group"]),
      unit: textOf(fieldsOf(settings["ySettings"])["label"]),
      most: numberOf(settings["createOtherGroup"]),
    },
  };
}

function pieOf(settings: Fields): Visual | undefined {
  const label = textOf(settings["xAxis"]);
  const value = textOf(listOf(settings["yAxis"])[0]);
  if (label === undefined || value === undefined) return undefined;
  return { kind: "chart", settings: { kind: "pie", label, value, most: numberOf(settings["createOtherGroup"]) } };
}

function mapOf(settings: Fields): Visual | undefined {
  const [latitude, longitude] = [textOf(settings["latitude"]), textOf(settings["longitude"])];
  const [label, value] = [textOf(settings["labelSettings"]), textOf(settings["sizeSettings"])];
  if (settings["locInfo"] !== "LatLong" || latitude === undefined || longitude === undefined) return undefined;
  if (label === undefined || value === undefined) return undefined;
  return { kind: "chart", settings: { kind: "map", latitude, longitude, label, value } };
}

function numbersOf(settings: Fields): Visual | undefined {
  const column = (key: string): string | undefined => textOf(fieldsOf(settings[key])["columnMatch"]);
  const [title, value] = [column("titleContent"), column("leftContent")];
  if (title === undefined || value === undefined) return undefined;
  return { kind: "numbers", title, value, note: column("secondaryContent") };
}
