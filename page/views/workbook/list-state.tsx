import type { ListedParameter } from "./parameter.ts";
import type { List, Sheet } from "./sheet.ts";
import { lostOf } from "./values.ts";

export interface ListStateProps {
  readonly parameter: ListedParameter;
  readonly sheet: Sheet;
}

/** What is to be said of a list below it: that it is on its way, or failed, or lacks what the address chooses. */
export function ListState({ parameter, sheet }: ListStateProps) {
  const list: List = sheet.lists.get(parameter.name) ?? {};
  if (list.error !== undefined) return <span role="alert">{list.error}</span>;
  if (list.options === undefined) return <span class="quiet">Loading the list …</span>;
  const lost = lostOf(sheet.values, parameter);
  if (lost.length > 0) return <span class="workbook-wrong">{`Not in the list: ${lost.join(", ")}`}</span>;
  return list.options.length === 0 ? <span class="quiet">The list is empty.</span> : undefined;
}
