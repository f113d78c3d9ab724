import type { ComponentChildren } from "preact";
import { addressOf } from "../../shell/location.ts";
import type { Place } from "../../shell/location.ts";
import { hasWords } from "../../words/has-words.ts";
import { filterOf } from "./filter.ts";
import { FilterRow } from "./list-parts.tsx";

/** Something of a list: what it is called, what it is for, and a little more. */
export interface NamedLine {
  /** Last part of its page's address. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly more: ComponentChildren;
  /** What else words are looked for in. */
  readonly words: readonly string[];
}

interface NamedListProps {
  readonly place: Place;
  readonly section: string;
  /** Plural, such as `parsers`. */
  readonly what: string;
  readonly lines: readonly NamedLine[];
}

/** A list that is filtered by words alone. */
export function NamedList({ place, section, what, lines }: NamedListProps) {
  const { text } = filterOf(place.search);
  const shown = lines.filter(({ id, name, description, words }) => hasWords(text, [id, name, description, ...words]));
  return (
    <>
      <FilterRow place={place} section={section} shown={`${shown.length} of ${lines.length} ${what}`} />
      {shown.length === 0 ? <p>None of the {what} has these words. Take some away.</p> : undefined}
      <ul class="list content-list">
        {shown.map(({ id, name, description, more }) => (
          <li key={id} class="panel">
            <div class="row">
              <a href={addressOf("content", [section, id])}>{name}</a>
              <span class="quiet">{more}</span>
            </div>
            <p>{description}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
