/** A column of a watchlist. */
export interface WatchlistColumn {
  readonly name: string;
  readonly description?: string;
  readonly example?: string;
}

/** A row of a watchlist: a text for each column. */
export type WatchlistValues = Readonly<Record<string, string>>;

export interface WatchlistItem {
  readonly id: string;
  readonly values: WatchlistValues;
}

/** An analytics rule whose query reads a watchlist. */
export interface WatchlistRule {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** A watchlist in a list of them. */
export interface WatchlistSummary {
  /** What queries call it by: `_GetWatchlist('alias')`. */
  readonly alias: string;
  readonly name: string;
  readonly description: string;
  /** Column that every row must fill. */
  readonly searchKey: string;
  /** Number of rows. */
  readonly items: number;
  readonly rules: readonly WatchlistRule[];
}

/** Answer of `GET /api/watchlists`. */
export interface WatchlistsAnswer {
  readonly watchlists: readonly WatchlistSummary[];
}

/** Answer of `GET /api/watchlists/ALIAS`. */
export interface WatchlistAnswer extends Omit<WatchlistSummary, "items"> {
  readonly columns: readonly WatchlistColumn[];
  readonly items: readonly WatchlistItem[];
}

/** Answer of `POST /api/watchlists/ALIAS/import`. */
export interface ImportAnswer {
  readonly added: number;
  /** Rows of the text that the watchlist had already, or that stood in the text more than once. */
  readonly repeated: number;
}
