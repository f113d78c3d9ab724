import { parametersItem, tabParameter } from "./parameter-items.ts";
import type { Tab, Workbook } from "./read-workbook.ts";
import { stableId } from "./stable-id.ts";
import { tileItem } from "./tile-items.ts";

/** The workbook as `workbookType` of infra/modules/content.bicep wants it. */
export function deployedWorkbook(workbook: Workbook) {
  const { id, name, description } = workbook;
  return { id, name, description: description.trim(), serialized: JSON.stringify(notebookOf(workbook)) };
}

/**
 * The workbook as Azure Monitor stores it (`Notebook/1.0`). It names no resource: it is deployed with the workspace as its `sourceId`, and what
 * names none of its own asks that.
 */
function notebookOf({ parameters, tabs, fromTemplateId }: Workbook) {
  return {
    version: "Notebook/1.0",
    items: [parametersItem(parameters, tabs[0]?.name ?? ""), tabsItem(tabs), ...tabs.map(tabItem)],
    fallbackResourceIds: [],
    fromTemplateId,
    $schema: "https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json",
  };
}

function tabsItem(tabs: readonly Tab[]) {
  return {
    type: 11,
    content: {
      version: "LinkItem/1.0",
      style: "tabs",
      links: tabs.map(({ name, title }) => ({
        id: stableId(`tab ${name}`),
        cellValue: tabParameter,
        linkTarget: "parameter",
        linkLabel: title,
        subTarget: name,
        style: "link",
      })),
    },
    name: "tabs",
  };
}

function tabItem({ name, text, tiles }: Tab) {
  return {
    type: 12,
    content: {
      version: "NotebookGroup/1.0",
      groupType: "editable",
      items: [
        { type: 1, content: { json: text }, name: `${name}: text` },
        ...tiles.map((tile) => tileItem(name, tile)),
      ],
    },
    conditionalVisibility: { parameterName: tabParameter, comparison: "isEqualTo", value: name },
    name,
  };
}
