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

/** A watchlist: the columns of its CSV file, all of them text. */
export interface WatchlistSchema {
  readonly alias: string;
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
 * Source: Microsoft Sentinel documentation, "Build queries and detection rules with watchlists".
 */
export function watchlistColumns(watchlist: WatchlistSchema): ColumnSchema[] {
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
