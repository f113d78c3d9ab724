import { type WatchlistSchema, watchlistColumns, watchlistTable } from "../../../tools/kql/language/schema.ts";
import { type Table, tableFromRows } from "../../../tools/kql/tables/table.ts";
import { parseDatetime } from "../../../tools/kql/values/ticks.ts";
import type { Value } from "../../../tools/kql/values/types.ts";
import type { JsonObject, JsonValue } from "../resource-manager/json-value.ts";
import type { ObservedResources } from "../resource-manager/resources.ts";
import { objectAt, textAt } from "../resource-manager/types/rules/body.ts";
import { readSeparated } from "./separated-text.ts";

/** A watchlist as queries see it. */
export interface QueriedWatchlist {
  readonly schema: WatchlistSchema;
  /** Name under which the query engine finds its rows. */
  readonly tableName: string;
  readonly table: Table;
}

const watchlistType = "Microsoft.SecurityInsights/watchlists";

/** The watchlists of a workspace: the rows of their files, then their items. */
export function readWatchlists(resources: ObservedResources, workspaceId: string): QueriedWatchlist[] {
  return resources
    .list(watchlistType)
    .filter(({ id }) => id.toLowerCase().startsWith(`${workspaceId.toLowerCase()}/`))
    .map(({ id, name, answered }) => {
      const items = resources
        .list(`${watchlistType}/watchlistItems`)
        .filter((item) => item.id.toLowerCase().startsWith(`${id.toLowerCase()}/`));
      return watchlistOf(
        name,
        answered,
        items.map((item) => objectAt(item.answered, "properties.itemsKeyValue")),
      );
    });
}

function watchlistOf(alias: string, answered: JsonObject, items: readonly JsonObject[]): QueriedWatchlist {
  const separator = textAt(answered, "properties.contentType") === "text/tsv" ? "\t" : ",";
  const skipped = Number(objectAt(answered, "properties")["numberOfLinesToSkip"] ?? 0);
  const lines = readSeparated(textAt(answered, "properties.rawContent") ?? "", separator).slice(skipped);
  const [header = Object.keys(items[0] ?? {}), ...rows] = lines;
  const searchKey = textAt(answered, "properties.itemsSearchKey") ?? "";
  const updated = parseDatetime(textAt(answered, "properties.updated") ?? "") ?? null;
  const all = [...rows, ...items.map((item) => header.map((name) => cellText(item[name])))];
  // Sentinel learns the columns from the items: a list without any has only its own.
  const schema = { alias, columns: all.length === 0 ? [] : header };
  const rowOf = (row: readonly string[], index: number): Value[] => {
    const own: Value[] = [`${alias}-${index + 1}`, updated, row[header.indexOf(searchKey)] ?? ""];
    return own.concat(header.map((_, column) => row[column] ?? ""));
  };
  const table = tableFromRows(watchlistColumns(schema), all.map(rowOf));
  return { schema, tableName: watchlistTable(alias), table };
}

/** Items hold texts; what else stands in one is its JSON. */
function cellText(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}
