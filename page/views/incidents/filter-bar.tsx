import { severities, statuses } from "./filters.ts";
import type { Filters } from "./filters.ts";

export interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (changed: Partial<Filters>) => void;
}

const owners = [
  { value: "mine", name: "Mine" },
  { value: "nobody", name: "Nobody" },
] as const;

const named = (value: string): { readonly value: string; readonly name: string } => ({ value, name: value });

/** What of the incidents is shown. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const open = { value: "open", name: "Open (not closed)" };
  return (
    <search class="incidents-filters row">
      <Choice
        label="Severity"
        value={filters.severity}
        options={severities.map(named)}
        onChoose={(severity) => onChange({ severity })}
      />
      <Choice
        label="Status"
        value={filters.status}
        options={[open, ...statuses.map(named)]}
        onChoose={(status) => onChange({ status })}
      />
      <Choice label="Owner" value={filters.owner} options={owners} onChoose={(owner) => onChange({ owner })} />
      <label>
        Text
        <input
          type="search"
          value={filters.text}
          placeholder="Title, entity, rule …"
          onInput={({ currentTarget }) => onChange({ text: currentTarget.value })}
        />
      </label>
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">All</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
