import path from "node:path";
import { readWatchlists, type WatchlistFile } from "../../../tools/content/files/watchlist-file.ts";
import type { StoredResource } from "../../azure/resource-manager/resource-type.ts";
import { isAtOrBelow } from "../../azure/resource-manager/resources.ts";
import { objectAt, textAt } from "../../azure/resource-manager/types/rules/body.ts";
import { alertRuleType, ruleOfResource } from "../../azure/sentinel/rule-of-resource.ts";
import type { LocalCloud } from "../../cloud.ts";
import type { WatchlistAnswer, WatchlistColumn, WatchlistItem, WatchlistRule } from "../answers/watchlists.ts";

const root = path.join(import.meta.dirname, "../../..");
const watchlistType = "Microsoft.SecurityInsights/watchlists";

/** A watchlist of the workspace, with the resource that it is. */
export interface DeployedWatchlist {
  readonly resource: StoredResource;
  readonly answer: WatchlistAnswer;
}

/** The watchlists that are deployed in the workspace at the moment, by alias. */
export function deployedWatchlists({
  manager: { resources },
  workspaceId,
}: Pick<LocalCloud, "manager" | "workspaceId">): DeployedWatchlist[] {
  const here = (type: string): readonly StoredResource[] =>
    resources.list(type).filter(({ id }) => isAtOrBelow(id, workspaceId));
  const files = new Map(readWatchlists(root).map((file) => [file.alias, file]));
  const rules = here(alertRuleType).map(ruleOfResource);
  const items = here(`${watchlistType}/watchlistItems`);
  return here(watchlistType)
    .map((resource) => {
      const { id, name: alias, answered } = resource;
      const searchKey = textAt(answered, "properties.itemsSearchKey") ?? "";
      const own = items.filter((item) => isAtOrBelow(item.id, id)).map(itemOf);
      const answer: WatchlistAnswer = {
        alias,
        name: textAt(answered, "properties.displayName") ?? alias,
        description: textAt(answered, "properties.description") ?? "",
        searchKey,
        columns: columnsOf(files.get(alias), own, searchKey),
        items: own,
        rules: rules
          .filter(({ query }) => reads(query, alias))
          .map(({ id: ruleId, name, enabled }): WatchlistRule => ({ id: ruleId, name, enabled }))
          .toSorted((one, other) => one.name.localeCompare(other.name)),
      };
      return { resource, answer };
    })
    .toSorted((one, other) => one.answer.alias.localeCompare(other.answer.alias));
}

function itemOf({ name, answered }: StoredResource): WatchlistItem {
  const values = Object.entries(objectAt(answered, "properties.itemsKeyValue"));
  const texts = values.map(([column, value]) => [column, typeof value === "string" ? value : JSON.stringify(value)]);
  return { id: name, values: Object.fromEntries(texts) };
}

/** Those of the project's file and whatever else its rows have; the customer's own watchlists have no file. */
function columnsOf(
  file: WatchlistFile | undefined,
  items: readonly WatchlistItem[],
  searchKey: string,
): readonly WatchlistColumn[] {
  const described: readonly WatchlistColumn[] = file?.columns ?? [];
  const names = new Set([
    ...described.map(({ name }) => name),
    ...(file === undefined ? [searchKey] : []),
    ...items.flatMap(({ values }) => Object.keys(values)),
  ]);
  return [...names].map((name) => described.find((column) => column.name === name) ?? { name });
}

function reads(query: string, alias: string): boolean {
  return [...query.matchAll(/_GetWatchlist\(\s*(?:"([^"]*)"|'([^']*)')/gu)].some(
    ([, double, single]) => (double ?? single) === alias,
  );
}
