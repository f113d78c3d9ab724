import { workspaceParameter } from "./parameter-items.ts";
import { thresholdsKey } from "./visual-settings.ts";
import type { ResourceTileFile } from "./workbook-file.ts";

/**
 * The query of a tile that asks Azure Resource Manager: a text of JSON. `{Workspace}` is the id of the workspace. Workbooks sends it with the rights of
 * whoever looks, and takes what the JSONPaths say of the first answer; it follows no `nextLink` of a GET.
 *
 * Sources: Microsoft Learn, "Azure Workbooks data sources" (Azure Resource Manager) and "Use JSONPath to transform JSON data in workbooks"; keys as in
 * Workbooks/AnalyticsEfficiency.json of Azure/Azure-Sentinel, which lists the rules of a workspace.
 */
export function resourceQuery({ path, apiVersion, rows, columns }: ResourceTileFile["resources"]): string {
  const taken = Object.entries(columns).map(([columnid, each]) => ({ path: each, columnid }));
  return JSON.stringify({
    version: "ARMEndpoint/1.0",
    data: null,
    headers: [],
    method: "GET",
    path: `{${workspaceParameter}}/${path}`,
    urlParams: [{ key: "api-version", value: apiVersion }],
    batchDisabled: false,
    transformers: [{ type: "jsonpath", settings: { tablePath: rows, columns: taken } }],
  });
}

/** How the rows of such a tile are sorted at first: upwards. 1 is up and 2 is down, as public workbooks have it. */
export function resourceSort({ columns, resources }: ResourceTileFile) {
  const { sortBy } = resources;
  const as = columns.find(({ name }) => name === sortBy)?.as;
  const isIcon = as === "level" || as === "switch";
  return [
    { itemKey: isIcon ? thresholdsKey(sortBy, Object.keys(resources.columns).indexOf(sortBy)) : sortBy, sortOrder: 1 },
  ];
}
