import { fieldsOf, listOf, textOf } from "./json.ts";
import type { Fields } from "./json.ts";
import type { Item, TabLink } from "./notebook.ts";
import { readParameter } from "./parameter.ts";
import { readTile } from "./read-tile.ts";
import type { Condition } from "./visibility.ts";

/**
 * The items of a workbook as Azure Monitor stores it (`Notebook/1.0`; microsoft/Application-Insights-Workbooks, schema/workbook.json, and public
 * workbooks). What is not known becomes an item that says so.
 */
export function readNotebook(definition: unknown): readonly Item[] {
  return listOf(fieldsOf(definition)["items"]).map((each, index) => readItem(fieldsOf(each), String(index)));
}

function readItem(fields: Fields, place: string): Item {
  const content = fieldsOf(fields["content"]);
  const placed = {
    name: textOf(fields["name"]) ?? place,
    width: widthOf(fields["customWidth"]),
    conditions: conditionsOf(fields),
  };
  switch (fields["type"]) {
    case 1:
      return { ...placed, kind: "text", markdown: textOf(content["json"]) ?? "" };
    case 3:
      return { ...placed, kind: "query", tile: readTile(content) };
    case 9:
      return { ...placed, kind: "parameters", parameters: listOf(content["parameters"]).map(readParameter) };
    case 11:
      return content["style"] === "tabs"
        ? { ...placed, kind: "tabs", links: listOf(content["links"]).map(fieldsOf).flatMap(tabOf) }
        : { ...placed, kind: "unknown", what: `Links of style ${String(content["style"])}` };
    case 12:
      return {
        ...placed,
        kind: "group",
        items: listOf(content["items"]).map((each, index) => readItem(fieldsOf(each), `${place}.${index}`)),
      };
    default:
      return { ...placed, kind: "unknown", what: `An item of type ${String(fields["type"])}` };
  }
}

function tabOf({ cellValue, linkLabel, subTarget }: Fields): readonly TabLink[] {
  const [parameter, value] = [textOf(cellValue), textOf(subTarget)];
  if (parameter === undefined || value === undefined) return [];
  return [{ label: textOf(linkLabel) ?? value, parameter, value }];
}

/** Percent of the page's width; all of it when nothing, or nonsense, is said. */
function widthOf(customWidth: unknown): number {
  const width = Number(customWidth ?? 100);
  return width > 0 && width <= 100 ? width : 100;
}

/** One condition, or several that must all hold. */
function conditionsOf(fields: Fields): readonly Condition[] {
  const one = fields["conditionalVisibility"];
  return [...(one === undefined ? [] : [one]), ...listOf(fields["conditionalVisibilities"])]
    .map(fieldsOf)
    .map(({ parameterName, comparison, value }) => ({
      parameter: textOf(parameterName) ?? "",
      comparison: textOf(comparison) ?? "",
      value: textOf(value) ?? "",
    }));
}
