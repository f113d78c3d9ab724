import { useEffect, useState } from "preact/hooks";
import type { ChoiceProps } from "./choice-props.ts";
import { valueOf } from "./values.ts";

/** A text. It counts when one goes on, or with Enter; one that does not fit is marked, and queries do not get it. */
export function TextChoice({ id, parameter: { name, label, pattern, message }, sheet, choose }: ChoiceProps<"text">) {
  const value = valueOf(sheet.values, name);
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const isWrong = draft !== "" && !new RegExp(pattern, "u").test(draft);
  return (
    <div class="workbook-choice">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={draft}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-message` : undefined}
        onInput={({ currentTarget }) => setDraft(currentTarget.value.trim())}
        onChange={() => choose(draft)}
      />
      {isWrong ? (
        <span class="workbook-wrong" id={`${id}-message`}>
          {message}
        </span>
      ) : undefined}
    </div>
  );
}
