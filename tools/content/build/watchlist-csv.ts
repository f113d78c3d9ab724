import type { WatchlistFile } from "../files/watchlist-file.ts";

/** The file that a customer fills and uploads: a heading, and a row that shows what belongs there. RFC 4180, with line feeds. */
export function watchlistCsv({ columns }: WatchlistFile): string {
  return [columns.map(({ name }) => name), columns.map(({ example }) => example)].map(csvLine).join("");
}

function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(",")}\n`;
}
