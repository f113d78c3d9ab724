import type { HuntingQueryLine } from "../../../local-cloud/page-server/answers/content.ts";
import type { Place } from "../../shell/location.ts";
import { spaced } from "../../words/spaced.ts";
import { NamedList } from "./named-list.tsx";

interface HuntingQueryListProps {
  readonly queries: readonly HuntingQueryLine[];
  readonly place: Place;
}

/** The hunting queries, each with the question that it answers. */
export function HuntingQueryList({ queries, place }: HuntingQueryListProps) {
  const lines = queries.map(({ slug, name, question, tactics, techniques, needs }) => ({
    id: slug,
    name,
    description: question,
    more: tactics.map(spaced).join(", "),
    words: [...tactics, ...techniques, ...needs],
  }));
  return <NamedList place={place} section="hunting-queries" what="hunting queries" lines={lines} />;
}
