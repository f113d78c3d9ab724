/** A name as it must stand in a query: bare if it is an identifier, else quoted. */
export function nameInQuery(name: string): string {
  return /^[A-Za-z_]\w*$/u.test(name) ? name : `['${name.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`)}']`;
}

/** A watchlist as it must stand in a query. */
export function watchlistInQuery(alias: string): string {
  return `_GetWatchlist('${alias.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`)}')`;
}
