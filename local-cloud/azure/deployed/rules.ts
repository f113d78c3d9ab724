import type { IngestionRule, IngestionStream } from "../logs-ingestion.ts";
import type { JsonObject } from "../resource-manager/json-value.ts";
import type { ResourceStore, StoredResource } from "../resource-manager/resource-type.ts";
import { columnType } from "../resource-manager/types/log-analytics/table-columns.ts";
import { declaredColumns } from "../resource-manager/types/monitor/stream-declarations.ts";
import { isSameId } from "../resource-manager/types/rules/references.ts";
import { objectsAt, textAt, textsAt } from "../resource-manager/types/rules/body.ts";
import { type Column, createRowShaper } from "../row-shaper.ts";
import type { Workspace } from "../workspace.ts";

const ruleType = "Microsoft.Insights/dataCollectionRules";

/** Finds the data collection rules that are deployed, with the tables that they lead to. */
export function createRuleFinder(
  resources: ResourceStore,
  workspaceOf: (workspaceId: string) => Workspace,
): (host: string, immutableId: string) => IngestionRule | undefined {
  // Kept with every batch of rows, so one for all.
  let last: (Route & { readonly stream: IngestionStream }) | undefined;

  const streamOf = (rule: StoredResource, name: string): IngestionStream | undefined => {
    const route = findRoute(rule, name, resources);
    if (route === undefined) return undefined;
    if (last?.rule !== route.rule || last.table !== route.table || last.name !== route.name) {
      last = { ...route, stream: openStream(route, workspaceOf) };
    }
    return last.stream;
  };
  return (host, immutableId) => {
    const rule = resources
      .list(ruleType)
      .find(
        ({ answered }) =>
          textAt(answered, "properties.immutableId") === immutableId &&
          textAt(answered, "properties.endpoints.logsIngestion") === `https://${host}`,
      );
    return rule === undefined ? undefined : { resourceId: rule.id, stream: (name) => streamOf(rule, name) };
  };
}

/** A stream of a rule and the table that it leads to. */
interface Route {
  readonly rule: StoredResource;
  readonly name: string;
  readonly table: StoredResource;
}

/** Undefined where the rule has no such stream. What a flow refers to is there: Resource Manager sees to that. */
function findRoute(rule: StoredResource, name: string, resources: ResourceStore): Route | undefined {
  const flow = objectsAt(rule.answered, "properties.dataFlows").find((each) => textsAt(each, "streams").includes(name));
  if (flow === undefined) return undefined;
  const transformation = textAt(flow, "transformKql") ?? "source";
  if (transformation !== "source") throw new Error(`The local cloud runs no transformation: ${transformation}`);
  const output = (textAt(flow, "outputStream") ?? name).replace(/^Custom-/u, "");
  const table = resources.get(`${destinationOf(rule.answered, flow)}/tables/${output}`);
  return table === undefined ? undefined : { rule, name, table };
}

function openStream({ rule, name, table }: Route, workspaceOf: (workspaceId: string) => Workspace): IngestionStream {
  const columns = objectsAt(table.answered, "properties.schema.columns").map(toColumn);
  const declared = new Set((declaredColumns(rule.answered, name) ?? []).map((column) => textAt(column, "name") ?? ""));
  const workspaceId = table.id.replace(/\/tables\/[^/]+$/iu, "");
  return {
    shape: createRowShaper(columns, declared),
    append: (batch) => workspaceOf(workspaceId).append(table.name, batch),
  };
}

/** Id of the workspace that a flow leads to. */
function destinationOf(rule: JsonObject, flow: JsonObject): string {
  const [wanted = ""] = textsAt(flow, "destinations");
  const destination = objectsAt(rule, "properties.destinations.logAnalytics").find((candidate) =>
    isSameId(textAt(candidate, "name") ?? "", wanted),
  );
  return textAt(destination ?? {}, "workspaceResourceId") ?? "";
}

function toColumn(column: JsonObject): Column {
  return { name: textAt(column, "name") ?? "", type: columnType(column) };
}
