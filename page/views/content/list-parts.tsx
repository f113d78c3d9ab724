import type { ComponentChildren } from "preact";
import { addressOf, goInPlace } from "../../shell/location.ts";
import type { Place } from "../../shell/location.ts";
import { filterOf, searchOf } from "./filter.ts";
import type { ListFilter } from "./filter.ts";

interface FilterProps {
  readonly place: Place;
  /** First part of the address below `content`. */
  readonly section: string;
  /** How many of how many are shown, in words. */
  readonly shown: string;
  readonly children?: ComponentChildren;
}

/** Puts a changed filter into the address. */
export function changeFilter(place: Place, section: string, change: Partial<ListFilter>): void {
  goInPlace(addressOf("content", [section], searchOf({ ...filterOf(place.search), ...change })));
}

/** The row above a list: words to look for, and what else the list is filtered by. */
export function FilterRow({ place, section, shown, children }: FilterProps) {
  return (
    <form role="search" class="row" onSubmit={(event) => event.preventDefault()}>
      <label class="content-find">
        <span class="hidden">Filter by words</span>
        <input
          type="search"
          placeholder="Filter by words"
          value={filterOf(place.search).text}
          onInput={({ currentTarget }) => changeFilter(place, section, { text: currentTarget.value })}
        />
      </label>
      {children}
      <span class="quiet" role="status">
        {shown}
      </span>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** Value and words; the empty value is what shows everything. */
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string) => void;
}

/** One thing that a list is filtered by. */
export function Choice({ label, value, choices, onChoose }: ChoiceProps) {
  return (
    <label>
      <span class="hidden">{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {choices.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether a rule runs here. */
export function StateMark({ isEnabled }: { readonly isEnabled: boolean | null }) {
  if (isEnabled === null) return <span class="mark">Not deployed</span>;
  return <span class={isEnabled ? "mark good" : "mark"}>{isEnabled ? "On" : "Off"}</span>;
}
