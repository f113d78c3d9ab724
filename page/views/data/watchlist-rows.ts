import type { WatchlistAnswer, WatchlistItem } from "../../../local-cloud/page-server/answers/watchlists.ts";
import type { Column } from "../../server/result.ts";

/** A watchlist as a table shows it: behind the cells of each row stands its id, which has no column. */
export interface WatchlistRows {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** The rows that have a text in any of their columns, whatever the case; all of them for none. */
export function watchlistRows({ columns, items }: WatchlistAnswer, text = ""): WatchlistRows {
  const names = columns.map(({ name }) => name);
  const wanted = text.toLowerCase();
  const rows = items
    .map(({ id, values }) => [...names.map((name) => (Object.hasOwn(values, name) ? (values[name] ?? "") : "")), id])
    .filter((row) => row.slice(0, -1).some((cell) => cell.toLowerCase().includes(wanted)));
  return { columns: names.map((name) => ({ name, type: "string" })), rows };
}

/** The item that a row shows. */
export function itemOfRow({ items }: WatchlistAnswer, row: readonly unknown[]): WatchlistItem | undefined {
  return items.find(({ id }) => id === row.at(-1));
}
