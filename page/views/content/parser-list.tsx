import type { ParserLine } from "../../../local-cloud/page-server/answers/content.ts";
import type { Place } from "../../shell/location.ts";
import { NamedList } from "./named-list.tsx";

/** The parsers: functions that queries read instead of the table. */
export function ParserList({ parsers, place }: { readonly parsers: readonly ParserLine[]; readonly place: Place }) {
  const lines = parsers.map(({ name, kind, title, description, columnCount }) => ({
    id: name,
    name,
    description,
    more: `${kind}, ${columnCount} columns`,
    words: [kind, title],
  }));
  return <NamedList place={place} section="parsers" what="parsers" lines={lines} />;
}
