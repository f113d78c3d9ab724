import { useEffect, useRef, useState } from "preact/hooks";
import type { ChoiceProps } from "./choice-props.ts";
import type { ListedParameter } from "./parameter.ts";
import type { List, Sheet } from "./sheet.ts";
import { chosenOf, labelOf, lostOf } from "./values.ts";

/** More than these are not listed at once: one types what one looks for. */
const mostListed = 200;

/** One of a list. */
export function OneChoice({ id, parameter, sheet, choose }: ChoiceProps<"one" | "many">) {
  const { name, label } = parameter;
  const { options = [] } = sheet.lists.get(name) ?? {};
  const [value = ""] = chosenOf(sheet.values, parameter);
  const isListed = value === "" || options.some((option) => option.value === value);
  return (
    <div class="workbook-choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{parameter.all === undefined ? "None" : "All"}</option>
        {isListed ? undefined : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ListState parameter={parameter} sheet={sheet} />
    </div>
  );
}

/** Several of a list, or all of it. Queries run again once it is applied, not with each tick. */
export function ManyChoice({ id, parameter, sheet, choose }: ChoiceProps<"one" | "many">) {
  const { name, label } = parameter;
  const chosen = chosenOf(sheet.values, parameter);
  const details = useRef<HTMLDetailsElement>(null);
  const [draft, setDraft] = useState<readonly string[]>(chosen);
  const [search, setSearch] = useState("");
  const isOpen = useRef(false);
  const chosenText = chosen.join(",");
  useEffect(() => setDraft(chosen), [chosenText]);

  const { options = [] } = sheet.lists.get(name) ?? {};
  const wanted = search.trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted));
  const close = (): void => {
    if (details.current === null) return;
    details.current.open = false;
    details.current.querySelector("summary")?.focus();
  };
  const apply = (): void => {
    const text = draft.join(",");
    if (text !== chosenText) choose(text);
  };
  const toggle = (value: string): void =>
    setDraft((last) => (last.includes(value) ? last.filter((each) => each !== value) : [...last, value]));

  return (
    <div class="workbook-choice">
      <span id={id}>{label}</span>
      <details
        ref={details}
        onToggle={({ currentTarget }) => {
          isOpen.current = currentTarget.open;
          setSearch("");
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !isOpen.current) return;
          setDraft(chosen);
          close();
        }}
        onFocusOut={({ currentTarget, relatedTarget }) => {
          // Also where one clicks beside it: what is ticked counts.
          if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
          if (relatedTarget === null && document.hasFocus() && currentTarget.matches(":hover")) return;
          if (!isOpen.current) return;
          currentTarget.open = false;
          apply();
        }}
      >
        <summary aria-labelledby={`${id} ${id}-value`}>
          <span id={`${id}-value`}>{summaryOf(chosen, labelOf(sheet.values, name))}</span>
        </summary>
        <div class="workbook-options">
          {options.length > 8 ? (
            <input
              type="search"
              aria-label={`Search ${label}`}
              placeholder="Search"
              value={search}
              onInput={({ currentTarget }) => setSearch(currentTarget.value)}
            />
          ) : undefined}
          <button type="button" aria-pressed={draft.length === 0} onClick={() => setDraft([])}>
            All
          </button>
          <ul>
            {found.slice(0, mostListed).map((option) => (
              <li key={option.value}>
                <label>
                  <input
                    type="checkbox"
                    checked={draft.includes(option.value)}
                    onChange={() => toggle(option.value)}
                  />{" "}
                  {option.label}
                </label>
              </li>
            ))}
          </ul>
          {found.length > mostListed ? (
            <p class="quiet">{`${found.length - mostListed} more: type a part of the name.`}</p>
          ) : undefined}
          <button
            type="button"
            class="main"
            onClick={() => {
              apply();
              close();
            }}
          >
            Apply
          </button>
        </div>
      </details>
      <ListState parameter={parameter} sheet={sheet} />
    </div>
  );
}

function summaryOf(chosen: readonly string[], label: string): string {
  return chosen.length > 2 ? `${chosen.length} chosen` : label;
}

function ListState({ parameter, sheet }: { readonly parameter: ListedParameter; readonly sheet: Sheet }) {
  const list: List = sheet.lists.get(parameter.name) ?? {};
  if (list.error !== undefined) return <span role="alert">{list.error}</span>;
  if (list.options === undefined) return <span class="quiet">Loading the list …</span>;
  const lost = lostOf(sheet.values, parameter);
  if (lost.length > 0) return <span class="workbook-wrong">{`Not in the list: ${lost.join(", ")}`}</span>;
  return list.options.length === 0 ? <span class="quiet">The list is empty.</span> : undefined;
}
