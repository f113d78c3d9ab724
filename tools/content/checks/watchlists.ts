import { readSeparated } from "../../../local-cloud/azure/query/separated-text.ts";
import { watchlistCsv } from "../build/watchlist-csv.ts";
import type { WatchlistFile } from "../files/watchlist-file.ts";

/** What is wrong with a watchlist: its file is read as Sentinel would. */
export function watchlistProblems(list: WatchlistFile): string[] {
  const [header = [], example = [], ...more] = readSeparated(watchlistCsv(list), ",");
  const names = list.columns.map(({ name }) => name);
  const texts = [
    list.name,
    list.description,
    ...list.columns.flatMap(({ description, example: cell }) => [description, cell]),
  ];
  return [
    ...(list.searchKey === names[0] ? [] : ["searchKey: it must be the first column"]),
    ...(new Set(names).size === names.length ? [] : ["columns: a name is there twice"]),
    ...(names.every((name) => /^[A-Za-z]\w*$/u.test(name)) ? [] : ["columns: a name must be letters and digits"]),
    ...(header.join("|") === names.join("|") && more.length === 0
      ? []
      : ["the CSV has another header than the columns"]),
    ...(example.some((cell) => cell.startsWith("EXAMPLE ROW"))
      ? []
      : ["the example must say EXAMPLE ROW in one of its cells"]),
    ...(texts.every((text) => /^[\x20-\x7E]*$/u.test(text)) ? [] : ["it must be ASCII"]),
  ];
}
