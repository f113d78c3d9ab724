import * as v from "valibot";
import { namedAfter, readFolder } from "./read-folder.ts";

const text = v.pipe(v.string(), v.nonEmpty());

/** `watchlists/<alias>.yaml`: a list that the customer fills. */
const watchlistFile = v.strictObject({
  alias: text,
  /** As the portal shows it. */
  name: text,
  description: text,
  /** Column that queries join by: the first. */
  searchKey: text,
  columns: v.pipe(v.array(v.strictObject({ name: text, description: text, example: v.string() })), v.minLength(1)),
});

export type WatchlistFile = Readonly<v.InferOutput<typeof watchlistFile>>;

/**
 * The watchlists of the project, by alias.
 * @param root - Folder of the project.
 * @throws ContentError
 */
export function readWatchlists(root: string): WatchlistFile[] {
  return namedAfter("watchlists", readFolder(root, "watchlists", watchlistFile), ({ alias }) => alias);
}
