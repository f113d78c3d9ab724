import { useState } from "preact/hooks";
import type { Option } from "./values.ts";

/** More than these are not listed at once: one types what one looks for. */
const mostListed = 200;
/** Fewer than these need no search. */
const fewestSearched = 8;

export interface OptionListProps {
  readonly label: string;
  readonly options: readonly Option[];
  /** Values that are ticked; none are all. */
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly onApply: () => void;
}

/** Options to tick. */
export function OptionList({ label, options, chosen, onChange, onApply }: OptionListProps) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted));
  const toggle = (value: string): void =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <div class="workbook-options">
      {options.length < fewestSearched ? undefined : (
        <input
          type="search"
          aria-label={`Search ${label}`}
          placeholder="Search"
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      <ul>
        {found.slice(0, mostListed).map((option) => (
          <li key={option.value}>
            <label>
              <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
              <span>{option.label}</span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > mostListed ? (
        <p class="quiet">{`${found.length - mostListed} more: type a part of the name.`}</p>
      ) : undefined}
      <div class="row">
        <button type="button" class="main" onClick={onApply}>
          Apply
        </button>
        <button type="button" aria-pressed={chosen.length === 0} onClick={() => onChange([])}>
          All
        </button>
      </div>
    </div>
  );
}
