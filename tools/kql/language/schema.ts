import type { ScalarType } from "../values/types.ts";

export interface ColumnSchema {
  readonly name: string;
  readonly type: ScalarType;
}

export interface TableSchema {
  readonly name: string;
  readonly columns: readonly ColumnSchema[];
}

/** A function of the workspace, as Azure Monitor saves it. */
export interface FunctionSchema {
  readonly name: string;
  /** `starttime:datetime=datetime(null), disabled:bool=false`; empty for none. */
  readonly parameters: string;
  readonly body: string;
}

/** A watchlist. */
export interface WatchlistSchema {
  readonly alias: string;
  /** The columns of its CSV file, all of them text. Of one without rows: none (see `watchlistColumns`). */
  readonly columns: readonly string[];
}

/** What the names of a query can mean. */
export interface DatabaseSchema {
  readonly tables: readonly TableSchema[];
  readonly functions: readonly FunctionSchema[];
  readonly watchlists: readonly WatchlistSchema[];
}

/**
 * The columns of `_GetWatchlist('alias')`: Sentinel's own, then the watchlist's.
 *
 * The service's function unpacks the `WatchlistItem` of the rows in its table, so a watchlist that is not there, or has no rows,
 * has Sentinel's own columns only. Sources: Microsoft Sentinel documentation, "Build queries and detection rules with
 * watchlists"; Azure Monitor Logs reference, "Watchlist". (The function's text is not published: not confirmed.)
 */
export function watchlistColumns(watchlist: Pick<WatchlistSchema, "columns">): ColumnSchema[] {
  const own: ColumnSchema[] = [
    { name: "_DTItemId", type: "string" },
    { name: "LastUpdatedTimeUTC", type: "datetime" },
    { name: "SearchKey", type: "string" },
  ];
  return [...own, ...watchlist.columns.map((name) => ({ name, type: "string" as const }))];
}

/** The name under which the engine finds the rows of a watchlist. */
export function watchlistTable(alias: string): string {
  return `_GetWatchlist('${alias}')`;
}
