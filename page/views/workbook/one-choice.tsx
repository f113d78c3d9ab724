import type { ChoiceProps } from "./choice-props.ts";
import { ListState } from "./list-state.tsx";
import { chosenOf } from "./values.ts";

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
