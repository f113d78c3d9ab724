import { fieldsOf, listOf, numberOf, textOf } from "./json.ts";
import type { Fields } from "./json.ts";

/** What an analyst chooses, or the workbook itself. */
export type Parameter = Named & (TimeParameter | TextParameter | ListParameter | { readonly kind: "unknown" });

interface Named {
  readonly name: string;
  readonly label: string;
  readonly isHidden: boolean;
}

interface TimeParameter {
  readonly kind: "time";
  /** Milliseconds, up to now. */
  readonly startsWith: number;
  readonly choices: readonly number[];
  readonly allowsCustom: boolean;
}

interface TextParameter {
  readonly kind: "text";
  readonly startsWith: string;
  /** Regular expression that it must match; "" for any text. */
  readonly pattern: string;
  /** What is said of a text that does not. */
  readonly message: string;
}

interface ListParameter {
  readonly kind: "one" | "many";
  readonly query: string;
  /** Milliseconds that its query looks back. */
  readonly reach: number;
  /** What stands for all of it; undefined when all cannot be chosen. */
  readonly all: string | undefined;
}

/** A parameter that is chosen from what a query gives. */
export type ListedParameter = Named & ListParameter;

const dayMs = 86_400_000;
const allOption = "value::all";

/** A parameter as `KqlParameterItem/1.0` has it. */
export function readParameter(value: unknown): Parameter {
  const fields = fieldsOf(value);
  const name = textOf(fields["name"]) ?? "";
  const named = {
    name,
    label: textOf(fields["label"]) ?? name,
    isHidden: fields["isHiddenWhenLocked"] === true,
  };
  const settings = fieldsOf(fields["typeSettings"]);
  switch (fields["type"]) {
    case 1:
      return { ...named, ...textParameter(fields, settings) };
    case 2:
      return { ...named, ...listParameter(fields, settings) };
    case 4:
      return { ...named, ...timeParameter(fields, settings) };
    default:
      return { ...named, kind: "unknown" };
  }
}

function timeParameter(fields: Fields, settings: Fields): TimeParameter {
  return {
    kind: "time",
    startsWith: durationOf(fields["value"]) ?? dayMs,
    choices: listOf(settings["selectableValues"]).flatMap((each) => durationOf(each) ?? []),
    allowsCustom: settings["allowCustom"] === true,
  };
}

function textParameter(fields: Fields, settings: Fields): TextParameter {
  const rule = listOf(settings["validationSettings"])
    .map(fieldsOf)
    .find(({ match }) => match === true);
  return {
    kind: "text",
    startsWith: textOf(fields["value"]) ?? "",
    pattern: textOf(rule?.["regExp"]) ?? "",
    message: textOf(rule?.["message"]) ?? "",
  };
}

/** Queries want values in single quotes with commas between: other forms are none of ours. */
function listParameter(fields: Fields, settings: Fields): ListParameter | { readonly kind: "unknown" } {
  const isMany = fields["multiSelect"] === true;
  if (isMany && (fields["quote"] !== "'" || fields["delimiter"] !== ",")) return { kind: "unknown" };
  const hasAll = listOf(settings["additionalResourceOptions"]).includes(allOption);
  return {
    kind: isMany ? "many" : "one",
    query: textOf(fields["query"]) ?? "",
    reach: durationOf(fields["timeContext"]) ?? dayMs,
    all: hasAll ? (textOf(settings["selectAllValue"]) ?? "*") : undefined,
  };
}

/** Milliseconds of `{ durationMs }`. */
export function durationOf(value: unknown): number | undefined {
  return numberOf(fieldsOf(value)["durationMs"]);
}
