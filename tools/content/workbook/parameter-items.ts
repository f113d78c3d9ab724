import { allValue } from "./expand-parameters.ts";
import type { Parameter } from "./read-workbook.ts";
import { milliseconds } from "./spans.ts";
import { stableId } from "./stable-id.ts";

/** Name of the parameter with the selected tab. */
export const tabParameter = "Tab";
/** Name of the parameter with the resource id of the workspace. Only paths to Resource Manager may have it: see {@link resourceQuery}. */
export const workspaceParameter = "Workspace";
/** What stands for that id until the workbook is deployed: infra/modules/content.bicep puts the id of its workspace there. */
export const workspacePlaceholder = "WORKSPACE-RESOURCE-ID";

const source = { queryType: 0, resourceType: "microsoft.operationalinsights/workspaces" } as const;
/**
 * What a list of people or countries is made of. One value may be set by a click, on whatever a tile shows, and Workbooks takes out a value that the
 * list has not: so that list looks back as far as any tile. Several are chosen by hand: 90 days are more than most analysts look at.
 */
export const listTimeMs = { many: milliseconds("90d"), one: milliseconds("730d") } as const;

/**
 * The row of parameters above the tabs. Those that a click changes are global, so that it reaches what stands above it (Microsoft Learn,
 * "Workbook parameters", Global parameters).
 */
export function parametersItem(parameters: readonly Parameter[], firstTab: string) {
  return {
    type: 9,
    content: {
      version: "KqlParameterItem/1.0",
      parameters: [
        ...parameters.map(parameterOf),
        { ...hidden(tabParameter, firstTab), isGlobal: true },
        hidden(workspaceParameter, workspacePlaceholder),
      ],
      style: "pills",
      ...source,
    },
    name: "parameters",
  };
}

function parameterOf({ shows, query }: Parameter) {
  const { name, label } = shows;
  const common = { id: stableId(`parameter ${name}`), version: "KqlParameterItem/1.0", name, label };
  if (shows.kind === "time") {
    return {
      ...common,
      type: 4,
      isRequired: true,
      value: { durationMs: milliseconds(shows.default) },
      typeSettings: {
        selectableValues: shows.choices.map((span) => ({ durationMs: milliseconds(span) })),
        allowCustom: true,
      },
    };
  }
  if (shows.kind === "text") {
    const validationSettings = [{ regExp: shows.pattern, match: true, message: shows.message }];
    return { ...common, type: 1, isGlobal: true, value: "", typeSettings: { validationSettings } };
  }
  const list = {
    ...common,
    type: 2,
    query: query?.text ?? "",
    timeContext: { durationMs: listTimeMs[shows.kind] },
    ...source,
  };
  if (shows.kind === "one") {
    return { ...list, isGlobal: true, typeSettings: { additionalResourceOptions: [], showDefault: false } };
  }
  return {
    ...list,
    isRequired: true,
    multiSelect: true,
    quote: "'",
    delimiter: ",",
    value: ["value::all"],
    typeSettings: { additionalResourceOptions: ["value::all"], selectAllValue: allValue, showDefault: false },
  };
}

/** A text that the workbook itself sets, not the analyst. */
function hidden(name: string, value: string) {
  return {
    id: stableId(`parameter ${name}`),
    version: "KqlParameterItem/1.0",
    name,
    type: 1,
    isHiddenWhenLocked: true,
    value,
  };
}
