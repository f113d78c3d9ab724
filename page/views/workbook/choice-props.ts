import type { Parameter } from "./parameter.ts";
import type { Sheet } from "./sheet.ts";

/** What each kind of choice is given. */
export interface ChoiceProps<Kind extends Parameter["kind"]> {
  readonly id: string;
  readonly parameter: Extract<Parameter, { readonly kind: Kind }>;
  readonly sheet: Sheet;
  /** Takes a value into the address; an empty text takes it out. */
  readonly choose: (value: string) => void;
}
