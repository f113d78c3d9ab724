import type { WatchlistLine } from "../../../local-cloud/page-server/answers/content.ts";
import type { Place } from "../../shell/location.ts";
import { countText } from "../../words/count-text.ts";
import { NamedList } from "./named-list.tsx";

interface WatchlistListProps {
  readonly watchlists: readonly WatchlistLine[];
  readonly place: Place;
}

/** The watchlists, each with how many rows it has now. */
export function WatchlistList({ watchlists, place }: WatchlistListProps) {
  const lines = watchlists.map(({ alias, title, description, columnCount, rowCount }) => ({
    id: alias,
    name: alias,
    description,
    more: `${rowWords(rowCount)}, ${countText(columnCount, "column")}`,
    words: [title],
  }));
  return <NamedList place={place} section="watchlists" what="watchlists" lines={lines} />;
}

/** How many rows a watchlist has, in words. */
export function rowWords(rowCount: number | null): string {
  return rowCount === null ? "not deployed" : countText(rowCount, "row");
}
