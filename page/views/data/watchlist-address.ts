/** Where the server has a watchlist. */
export function watchlistAddress(alias: string): string {
  return `/api/watchlists/${encodeURIComponent(alias)}`;
}

/** Where it has the rows of a watchlist, or one of them. */
export function itemsAddress(alias: string, id?: string): string {
  const items = `${watchlistAddress(alias)}/items`;
  return id === undefined ? items : `${items}/${encodeURIComponent(id)}`;
}
