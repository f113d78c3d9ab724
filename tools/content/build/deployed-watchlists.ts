import type { WatchlistFile } from "../files/watchlist-file.ts";

/** Watchlists as `watchlistType` of infra/modules/content.bicep wants them: empty. */
export function deployedWatchlists(watchlists: readonly WatchlistFile[]) {
  return watchlists.map(({ alias, name, description, searchKey }) => ({ alias, name, description, searchKey }));
}
