import * as v from "valibot";
import type { WatchlistColumn, WatchlistValues } from "../answers/watchlists.ts";

/** Microsoft Learn, "Service limits for Microsoft Sentinel", watchlists: characters of a row. */
const mostOfRow = 10_240;

/** As `v.record`, which leaves out a column of the name `constructor`. */
const texts = v.pipe(
  v.custom<object>(
    (value) => typeof value === "object" && value !== null,
    "`values` must be an object with a text for each column",
  ),
  v.transform((value) => Object.entries(value)),
  v.array(v.tuple([v.string(), v.string("each value must be a text")])),
  v.transform((entries): WatchlistValues => Object.fromEntries(entries)),
);

/** The body of a row that is made or changed. `before`: what it was when somebody began to change it. */
export const itemBody = v.object(
  { values: texts, before: v.optional(texts) },
  "the body must be an object with `values`",
);

/** What a row has to fit. */
export interface ItemShape {
  readonly searchKey: string;
  readonly columns: readonly WatchlistColumn[];
}

/** What is wrong with a row, in a sentence; undefined for nothing. */
export function problemOf(values: WatchlistValues, { searchKey, columns }: ItemShape): string | undefined {
  const known = columns.map(({ name }) => name);
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return `The watchlist has no column ${JSON.stringify(unknown.slice(0, 100))}. Its columns: ${known.join(", ")}.`;
  }
  if (valueOf(values, searchKey).trim() === "") return `${searchKey} must be filled: it is the search key.`;
  const { length } = JSON.stringify(complete(values, columns));
  return length > mostOfRow ? `The row has ${length} characters; Sentinel takes ${mostOfRow}.` : undefined;
}

/** The row with every column, in their order: the columns of a watchlist are those of its first row. */
export function complete(values: WatchlistValues, columns: readonly WatchlistColumn[]): WatchlistValues {
  return Object.fromEntries(columns.map(({ name }) => [name, valueOf(values, name)]));
}

/** A column may be called as what every object has: `constructor`. */
function valueOf(values: WatchlistValues, column: string): string {
  return Object.hasOwn(values, column) ? (values[column] ?? "") : "";
}
