import { chartSettings, mapSettings, numberSettings, tableSettings, visualizations } from "./visual-settings.ts";
import { milliseconds } from "./spans.ts";
import type { QueryTile, Tile } from "./read-workbook.ts";
import { tabParameter } from "./parameter-items.ts";
import { resourceQuery, resourceSort } from "./resource-query.ts";
import type { QueryTileFile, ResourceTileFile, TileFile } from "./workbook-file.ts";

/** Values of a query step's `size`. */
const sizes = { tiny: 4, small: 1, medium: 0, large: 2 } as const;

/** What a click on a row changes: the tab, and the parameter that takes a column of the row. */
export const clickTargets = {
  person: { tab: "person", column: "UserUuid", parameter: "OnePerson" },
  item: { tab: "item", column: "ItemUuid", parameter: "OneItem" },
} as const;

/** Column that the build adds to a table that opens a tab: the tab's name, hidden. */
export const openedTabColumn = "OpensTab";

/** Title as it is shown: with the unit of what is drawn. Units of tables stand in their columns. */
export function titleOf(shows: TileFile): string {
  return "unit" in shows ? `${shows.title} (${shows.unit})` : shows.title;
}

/** The query as it is deployed. */
export function deployedQuery({ shows, query }: QueryTile): string {
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
      size: sizes[shows.size],
      title: titleOf(shows),
      noDataMessage: shows.empty,
      visualization: visualizations[shows.visual],
      ...("query" in tile ? queryContent(tile) : resourceContent(tile.shows)),
    },
    ...(shows.width === 100 ? {} : { customWidth: String(shows.width) }),
    name: `${tab}: ${tile.name}`,
  };
}

function queryContent(tile: QueryTile) {
  const { shows } = tile;
  return {
    query: deployedQuery(tile),
    showAnalytics: true,
    ...(shows.time === undefined
      ? { timeContextFromParameter: "TimeRange" }
      : { timeContext: { durationMs: milliseconds(shows.time) } }),
    ...clickOf(shows),
    queryType: 0,
    resourceType: "microsoft.operationalinsights/workspaces",
    ...settingsOf(shows),
  };
}

/** Such a tile has no time, and no query that an editor could open. */
function resourceContent(shows: ResourceTileFile) {
  const sortBy = resourceSort(shows);
  return {
    query: resourceQuery(shows.resources),
    ...downloadOf(shows),
    queryType: 12,
    gridSettings: { ...tableSettings(shows), sortBy },
    // Twice, as workbooks that the portal saves have it.
    sortBy,
  };
}

function downloadOf({ download }: Pick<ResourceTileFile, "download">) {
  return download ? { showExportToExcel: true, exportToExcelOptions: "all" } : {};
}

function clickOf(shows: QueryTileFile) {
  if (shows.visual !== "table") return {};
  if (shows.opens === undefined) return downloadOf(shows);
  const chosen = [shows.opens, ...(shows.alsoChooses === undefined ? [] : [shows.alsoChooses])];
  return {
    ...downloadOf(shows),
    exportedParameters: [
      ...chosen
        .map((target) => clickTargets[target])
        .map(({ column, parameter }) => ({ fieldName: column, parameterName: parameter, parameterType: 1 })),
      { fieldName: openedTabColumn, parameterName: tabParameter, parameterType: 1 },
    ],
  };
}

function settingsOf(shows: QueryTileFile) {
  switch (shows.visual) {
    case "table":
      return { gridSettings: tableSettings(shows, shows.opens === undefined ? [] : [openedTabColumn]) };
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
