import type { ParameterFile } from "../../../tools/content/workbook/workbook-file.ts";
import { expandParameters } from "../../../tools/content/workbook/expand-parameters.ts";
import type { Chosen } from "../../../tools/content/workbook/expand-parameters.ts";
import type { ListedParameter, Parameter } from "./parameter.ts";
import { durationText, spanLabel, spanOf } from "./time-range.ts";
import type { Span } from "./time-range.ts";

/** A value of a list, and how it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What the address chooses, by parameter: of a list of several, the values with commas between. */
export type Choices = Readonly<Record<string, string>>;

/** What is chosen, and what lists have. */
export interface Values {
  readonly parameters: readonly Parameter[];
  readonly choices: Choices;
  /** Lists that are known so far. */
  readonly lists: ReadonlyMap<string, readonly Option[]>;
  /** When "now" is: milliseconds since 1970. */
  readonly now: number;
}

/** Text of a parameter: what the address chooses, else what it starts with. */
export function valueOf(values: Values, name: string): string {
  const parameter = values.parameters.find((each) => each.name === name);
  if (parameter === undefined || parameter.kind === "unknown") return "";
  if (parameter.kind === "time") return rangeOf(values, name).text;
  const chosen = values.choices[name] ?? "";
  if (parameter.kind === "text") return chosen === "" ? parameter.startsWith : chosen;
  return chosenOf(values, parameter).join(",");
}

/** The values that are chosen of a list. What the list has not is taken out, as Workbooks does; none are all, where there is such a choice. */
export function chosenOf({ choices, lists }: Values, { name, kind }: ListedParameter): readonly string[] {
  const chosen = splitValues(choices[name] ?? "").slice(0, kind === "one" ? 1 : undefined);
  const known = lists.get(name);
  return known === undefined ? chosen : chosen.filter((value) => known.some((option) => option.value === value));
}

/** What the address chooses, though the list has it not. */
export function lostOf(values: Values, parameter: ListedParameter): readonly string[] {
  const kept = chosenOf(values, parameter);
  return splitValues(values.choices[parameter.name] ?? "").filter((value) => !kept.includes(value));
}

function splitValues(text: string): readonly string[] {
  return text.split(",").filter((value) => value !== "");
}

/** A range of time, and how the address has it. */
export interface Range extends Span {
  readonly text: string;
}

/** The range that a time parameter means. What is none is as if nothing was chosen. */
export function rangeOf({ parameters, choices, now }: Values, name: string): Range {
  const parameter = parameters.find((each) => each.name === name);
  const starts = durationText(parameter?.kind === "time" ? parameter.startsWith : 86_400_000);
  const chosen = choices[name] ?? starts;
  const span = spanOf(chosen, now);
  return span === undefined ? { text: starts, from: now, to: now, ...spanOf(starts, now) } : { text: chosen, ...span };
}

/**
 * A text with what is chosen in the place of its parameters.
 * @throws RangeError see {@link expandParameters}
 */
export function expanded(text: string, values: Values): string {
  const time = values.parameters.find(({ kind }) => kind === "time");
  const chosen: Chosen = {
    time: rangeOf(values, time?.name ?? ""),
    values: Object.fromEntries(values.parameters.map((each) => [each.name, listed(values, each)])),
  };
  return expandParameters(text, values.parameters.flatMap(asFile), chosen);
}

function listed(values: Values, parameter: Parameter): readonly string[] {
  if (parameter.kind === "one" || parameter.kind === "many") {
    const chosen = chosenOf(values, parameter);
    return chosen.length === 0 && parameter.all !== undefined ? [parameter.all] : chosen;
  }
  return [valueOf(values, parameter.name)];
}

/** A parameter as the rules of tools/content/workbook/expand-parameters.ts know it. */
function asFile(parameter: Parameter): readonly ParameterFile[] {
  const { name, label } = parameter;
  switch (parameter.kind) {
    case "time":
      return [{ kind: "time", name, label, default: "", choices: [] }];
    case "text":
      return [{ kind: "text", name, label, pattern: parameter.pattern, message: parameter.message }];
    case "one":
    case "many":
      return [{ kind: parameter.kind, name, label, query: "" }];
    case "unknown":
      return [];
  }
}

/** What is chosen, in words: `{Person:label}`. */
export function labelOf(values: Values, name: string): string {
  const parameter = values.parameters.find((each) => each.name === name);
  if (parameter?.kind === "time") return spanLabel(rangeOf(values, name).text);
  if (parameter?.kind !== "one" && parameter?.kind !== "many") return valueOf(values, name);
  const chosen = chosenOf(values, parameter);
  if (chosen.length === 0) return parameter.all === undefined ? "" : "All";
  const options = values.lists.get(name) ?? [];
  return chosen.map((value) => options.find((option) => option.value === value)?.label ?? value).join(", ");
}
