import { editing } from "./analysed.ts";
import { enumName } from "./enum-name.ts";
import { itemsOf, kustoLanguage, type RawCompletion } from "./library.ts";
import type { DatabaseSchema } from "./schema.ts";

/** What can stand at the cursor. */
export interface Completion {
  /** What letters that are typed are compared with. */
  readonly name: string;
  /** The name with its parameters. */
  readonly label: string;
  /** Microsoft's word for what it is: `Column`, `BuiltInFunction`, `QueryPrefix` … */
  readonly kind: string;
  /** What is put in; the cursor is then between the two. */
  readonly before: string;
  readonly after: string;
  /** 0 to 199; the lower, the likelier. */
  readonly order: number;
  /** Whether something else can be completed right after it. */
  readonly goesOn: boolean;
}

export interface Completions {
  /** Offsets of the text that a completion takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly completions: readonly Completion[];
}

/**
 * What can stand at a position of a query, as Microsoft's editors offer it.
 * @param position - Offset of the cursor, from 0 to the query's length.
 */
export function complete(text: string, position: number, schema: DatabaseSchema): Completions {
  const { Items, EditStart, EditLength } = editing(text, schema).GetCompletionItems(position);
  const kinds = kustoLanguage().Editor.CompletionKind;
  return {
    from: EditStart,
    to: EditStart + EditLength,
    completions: itemsOf(Items).map((item) => ({
      name: item.MatchText,
      label: item.DisplayText,
      kind: enumName(kinds, item.Kind),
      before: insertOf(item).before,
      after: insertOf(item).after,
      order: Number(/^\d{3}/u.exec(item.OrderText)?.[0] ?? 199),
      goesOn: item.Retrigger,
    })),
  };
}

/** `Name([a], [b])`: a function of the workspace that may be called without its arguments, and then without the parentheses too. */
const mayBeBare = /\((?:\[[^\]]*\](?:, )?)+\)$/u;

function insertOf({
  DisplayText,
  MatchText,
  BeforeText,
  AfterText,
}: RawCompletion): Pick<Completion, "before" | "after"> {
  return BeforeText === `${MatchText}(` && mayBeBare.test(DisplayText)
    ? { before: MatchText, after: "" }
    : { before: BeforeText, after: AfterText };
}
