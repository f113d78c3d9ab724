import { useRef, useState } from "preact/hooks";
import type { ChoiceProps } from "./choice-props.ts";
import { ListState } from "./list-state.tsx";
import { OptionList } from "./option-list.tsx";
import { chosenOf, labelOf } from "./values.ts";

/** Several of a list, or all of it. Queries run again once it is applied, not with each tick: Escape leaves it as it was, and going on applies it. */
export function ManyChoice({ id, parameter, sheet, choose }: ChoiceProps<"one" | "many">) {
  const { name, label } = parameter;
  const chosen = chosenOf(sheet.values, parameter);
  const details = useRef<HTMLDetailsElement>(null);
  /** What is ticked, while it is open. */
  const [draft, setDraft] = useState<readonly string[]>();

  const finish = (values: readonly string[]): void => {
    setDraft(undefined);
    if (values.join(",") !== chosen.join(",")) choose(values.join(","));
  };
  const finishHere = (values: readonly string[]): void => {
    finish(values);
    details.current?.querySelector("summary")?.focus();
  };
  const onFocusOut = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (draft === undefined || !(currentTarget instanceof Element)) return;
    const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    // A click on the text of an option takes the focus away before it gives it back.
    const isClickInside = relatedTarget === null && currentTarget.matches(":hover");
    if (!isInside && !isClickInside) finish(draft);
  };

  return (
    <div class="workbook-choice">
      <span id={id}>{label}</span>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and focus of the controls within pass through it */}
      <details
        ref={details}
        open={draft !== undefined}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) setDraft((last) => last ?? chosen);
          else if (draft !== undefined) finish(draft);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") finishHere(chosen);
        }}
        onFocusOut={onFocusOut}
      >
        <summary aria-labelledby={`${id} ${id}-value`}>
          <span id={`${id}-value`}>{chosen.length > 2 ? `${chosen.length} chosen` : labelOf(sheet.values, name)}</span>
        </summary>
        {draft === undefined ? undefined : (
          <OptionList
            label={label}
            options={sheet.lists.get(name)?.options ?? []}
            chosen={draft}
            onChange={setDraft}
            onApply={() => finishHere(draft)}
          />
        )}
      </details>
      <ListState parameter={parameter} sheet={sheet} />
    </div>
  );
}
