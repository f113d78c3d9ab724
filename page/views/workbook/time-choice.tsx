import { useRef, useState } from "preact/hooks";
import type { ChoiceProps } from "./choice-props.ts";
import { durationText, inputText, inputTime, intervalText, spanLabel } from "./time-range.ts";
import { rangeOf } from "./values.ts";

const custom = "custom";

/** A time range: one of the workbook's, or two instants in UTC. */
export function TimeChoice({
  id,
  parameter: { name, label, choices, allowsCustom },
  sheet,
  choose,
}: ChoiceProps<"time">) {
  const range = rangeOf(sheet.values, name);
  const [isEditing, setEditing] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const known = choices.map(durationText);
  const texts = known.includes(range.text) ? known : [...known, range.text];
  return (
    <div class="workbook-choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        ref={select}
        value={isEditing ? custom : range.text}
        onChange={({ currentTarget }) => {
          setEditing(currentTarget.value === custom);
          if (currentTarget.value !== custom) choose(currentTarget.value);
        }}
      >
        {texts.map((text) => (
          <option key={text} value={text}>
            {spanLabel(text)}
          </option>
        ))}
        {allowsCustom ? <option value={custom}>Custom …</option> : undefined}
      </select>
      {isEditing ? (
        <CustomRange
          range={range}
          onDone={(text) => {
            setEditing(false);
            // The fields are gone then: the keyboard goes on here.
            select.current?.focus();
            if (text !== undefined) choose(text);
          }}
        />
      ) : undefined}
    </div>
  );
}

interface CustomRangeProps {
  readonly range: { readonly from: number; readonly to: number };
  /** Called with the interval, or with nothing when it is given up. */
  readonly onDone: (text: string | undefined) => void;
}

function CustomRange({ range, onDone }: CustomRangeProps) {
  const [from, setFrom] = useState(inputText(range.from));
  const [to, setTo] = useState(inputText(range.to));
  const span = { from: inputTime(from), to: inputTime(to) };
  const isRight = span.from !== undefined && span.to !== undefined && span.from < span.to;
  return (
    <fieldset class="workbook-custom">
      <legend class="hidden">Custom time range</legend>
      <label>
        From (UTC)
        <input type="datetime-local" value={from} onInput={({ currentTarget }) => setFrom(currentTarget.value)} />
      </label>
      <label>
        To (UTC)
        <input type="datetime-local" value={to} onInput={({ currentTarget }) => setTo(currentTarget.value)} />
      </label>
      <button
        type="button"
        class="main"
        disabled={!isRight}
        onClick={() => onDone(intervalText({ from: span.from ?? 0, to: span.to ?? 0 }))}
      >
        Apply
      </button>
      <button type="button" onClick={() => onDone(undefined)}>
        Cancel
      </button>
      {isRight ? undefined : <span class="workbook-wrong">The range must begin before it ends.</span>}
    </fieldset>
  );
}
