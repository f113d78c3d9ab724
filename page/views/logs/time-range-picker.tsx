import { choicesFor, rangeProblem } from "./time-range.ts";
import type { TimeRange } from "./time-range.ts";

export interface TimeRangePickerProps {
  readonly range: TimeRange;
  readonly onChange: (range: TimeRange) => void;
}

/** Which time the query looks at: `TimeGenerated` of every table. */
export function TimeRangePicker({ range, onChange }: TimeRangePickerProps) {
  const problem = rangeProblem(range);
  return (
    <div class="row">
      <label>
        Time range{" "}
        <select value={range.id} onChange={({ currentTarget }) => onChange({ ...range, id: currentTarget.value })}>
          {choicesFor(range).map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {range.id === "custom" ? (
        <>
          <TimeField label="From (UTC)" value={range.from} onChange={(from) => onChange({ ...range, from })} />
          <TimeField label="To (UTC)" value={range.to} onChange={(to) => onChange({ ...range, to })} />
        </>
      ) : undefined}
      {problem === undefined ? undefined : <span role="alert">{problem}</span>}
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <label>
      {label}{" "}
      <input
        type="datetime-local"
        step={1}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
