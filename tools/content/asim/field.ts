import { isScalarType, type ScalarType } from "../../kql/values/types.ts";
import type { Format } from "./formats.ts";

/**
 * A field of an ASIM schema. Classes as Microsoft defines them ("ASIM schemas", Field classes): mandatory in every
 * parser; recommended where the source has it; conditional, mandatory where the field that it is about is there; an
 * alias likewise, with the same value.
 */
export interface Field {
  readonly name: string;
  readonly type: ScalarType;
  readonly class: "mandatory" | "recommended" | "optional" | "conditional" | "alias";
  /** Conditional: the field that it is about. Alias: the fields of which it has the value of one. Dvc, which is both mandatory and an alias, too. */
  readonly of?: readonly string[];
  /** Every value that it may have. Empty is always allowed here; for a mandatory field it is another finding. */
  readonly values?: readonly string[];
  readonly format?: Format;
}

/** Fields of one class. `names` are separated by spaces, with `:type` where it is not a string: `EventCount:int EventType`. */
export function fields(
  fieldClass: Field["class"],
  names: string,
  more: Omit<Field, "name" | "type" | "class"> = {},
): Field[] {
  return names.split(" ").map((word) => {
    const [name = "", type = "string"] = word.split(":");
    if (!isScalarType(type)) throw new Error(`The field ${name} has no type ${type}.`);
    return Object.assign({ name, type, class: fieldClass }, more);
  });
}

/** Values as they are written in the documentation's lists: `Success | Failure`. */
export function oneOf(values: string): Pick<Field, "values"> {
  return { values: values.split(" | ") };
}
