import { readGrid } from "./grid.ts";
import { fieldsOf, listOf, numberOf, parsedFields, textOf } from "./json.ts";
import type { Fields } from "./json.ts";
import { durationOf } from "./parameter.ts";
import { readVisual } from "./read-visual.ts";
import type { Export, Size, Source, Tile } from "./tile.ts";

/** Numbers of a step's `size`, as public workbooks have them. */
const sizes: Readonly<Record<number, Size>> = { 0: "medium", 1: "small", 2: "large", 3: "full", 4: "tiny" };

const dayMs = 86_400_000;

/** `KqlItem/1.0`: a query step. */
export function readTile(content: Fields): Tile {
  const visual = readVisual(content);
  return {
    title: textOf(content["title"]) ?? "",
    empty: textOf(content["noDataMessage"]) ?? "The query returned no results.",
    size: sizes[numberOf(content["size"]) ?? 0] ?? "medium",
    source: sourceOf(content),
    visual:
      visual.kind === "table" && visual.grid.sorting === undefined
        ? { ...visual, grid: { ...visual.grid, ...readSortingOf(content) } }
        : visual,
    exports: listOf(content["exportedParameters"]).map(fieldsOf).flatMap(exportOf),
    download:
      content["showExportToExcel"] === true
        ? content["exportToExcelOptions"] === "all"
          ? "all"
          : "visible"
        : undefined,
  };
}

/** A step's own `sortBy` is the same as that of its grid, and older. */
function readSortingOf({ sortBy }: Fields) {
  return { sorting: readGrid({ sortBy }).sorting };
}

function exportOf({ fieldName, parameterName }: Fields): readonly Export[] {
  const [field, parameter] = [textOf(fieldName), textOf(parameterName)];
  return field === undefined || parameter === undefined ? [] : [{ field, parameter }];
}

function sourceOf(content: Fields): Source {
  const query = textOf(content["query"]) ?? "";
  switch (content["queryType"]) {
    case 0: {
      const parameter = textOf(content["timeContextFromParameter"]);
      const time = parameter === undefined ? { duration: durationOf(content["timeContext"]) ?? dayMs } : { parameter };
      return { kind: "logs", query, time };
    }
    case 12:
      return resourcesOf(parsedFields(query));
    default:
      return { kind: "unknown", what: `A query of type ${String(content["queryType"])}` };
  }
}

/** Microsoft Learn, "Azure Workbooks data sources" (Azure Resource Manager) and "Use JSONPath to transform JSON data in workbooks". */
function resourcesOf(endpoint: Fields): Source {
  const [transformer, ...more] = listOf(endpoint["transformers"]).map(fieldsOf);
  const settings = fieldsOf(transformer?.["settings"]);
  const version = listOf(endpoint["urlParams"])
    .map(fieldsOf)
    .find(({ key }) => key === "api-version");
  const isKnown =
    endpoint["version"] === "ARMEndpoint/1.0" && transformer?.["type"] === "jsonpath" && more.length === 0;
  if (!isKnown) return { kind: "unknown", what: `A query to ${textOf(endpoint["version"]) ?? "another source"}` };
  return {
    kind: "resources",
    path: textOf(endpoint["path"]) ?? "",
    apiVersion: textOf(version?.["value"]) ?? "",
    rows: textOf(settings["tablePath"]) ?? "$",
    columns: listOf(settings["columns"])
      .map(fieldsOf)
      .map(({ columnid, path }) => ({ name: textOf(columnid) ?? "", path: textOf(path) ?? "$" })),
  };
}
