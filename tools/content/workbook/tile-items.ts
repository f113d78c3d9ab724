import { chartSettings, mapSettings, numberSettings, tableSettings, visualizations } from "./visual-settings.ts";
import { milliseconds } from "./spans.ts";
import type { Tile } from "./read-workbook.ts";
import { tabParameter } from "./parameter-items.ts";
import type { TileFile } from "./workbook-file.ts";

/** Values of a query step's `size`. */
const sizes = { tiny: 4, small: 1, medium: 0, large: 2 } as const;

/** What a click on a row changes: the tab, and the parameter that takes a column of the row. */
export const clickTargets = {
  person: { tab: "person", column: "UserUuid", parameter: "OnePerson" },
  item: { tab: "item", column: "ItemUuid", parameter: "OneItem" },
} as const;

/** Column that the build adds to a table that opens a tab: the tab's name, hidden. */
const openedTabColumn = "OpensTab";

/** Title as it is shown: with the unit of what is drawn. Units of tables stand in their columns. */
export function titleOf(shows: TileFile): string {
  return "unit" in shows ? `${shows.title} (${shows.unit})` : shows.title;
}

/** The query as it is deployed. */
export function deployedQuery({ shows, query }: Tile): string {
  const target = shows.visual === "table" ? shows.opens : undefined;
  return target === undefined
    ? query.text
    : `${query.text}\n| extend ${openedTabColumn} = '${clickTargets[target].tab}'`;
}

/** A tile as an item of the workbook. */
export function tileItem(tab: string, tile: Tile) {
  const { shows } = tile;
  return {
    type: 3,
    content: {
      version: "KqlItem/1.0",
      query: deployedQuery(tile),
      size: sizes[shows.size],
      showAnalytics: true,
      title: titleOf(shows),
      noDataMessage: shows.empty,
      ...(shows.time === undefined
        ? { timeContextFromParameter: "TimeRange" }
        : { timeContext: { durationMs: milliseconds(shows.time) } }),
      ...clickOf(shows),
      queryType: 0,
      resourceType: "microsoft.operationalinsights/workspaces",
      visualization: visualizations[shows.visual],
      ...settingsOf(shows),
    },
    ...(shows.width === 100 ? {} : { customWidth: String(shows.width) }),
    name: `${tab}: ${tile.name}`,
  };
}

function clickOf(shows: TileFile) {
  if (shows.visual !== "table") return {};
  const download = shows.download ? { showExportToExcel: true, exportToExcelOptions: "all" } : {};
  if (shows.opens === undefined) return download;
  const chosen = [shows.opens, ...(shows.alsoChooses === undefined ? [] : [shows.alsoChooses])];
  return {
    ...download,
    exportedParameters: [
      ...chosen
        .map((target) => clickTargets[target])
        .map(({ column, parameter }) => ({ fieldName: column, parameterName: parameter, parameterType: 1 })),
      { fieldName: openedTabColumn, parameterName: tabParameter, parameterType: 1 },
    ],
  };
}

function settingsOf(shows: TileFile) {
  switch (shows.visual) {
    case "table":
      return { gridSettings: tableSettings(shows, openedTabColumn) };
    case "map":
      return { mapSettings: mapSettings(shows) };
    case "numbers":
      return { tileSettings: numberSettings(shows) };
    case "pie":
      return { chartSettings: { xAxis: shows.label, yAxis: [shows.value], createOtherGroup: 10, showLegend: true } };
    case "bars":
    case "timebars":
    case "lines":
    case "areas":
      return { chartSettings: chartSettings(shows) };
  }
}
