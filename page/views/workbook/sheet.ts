import type { Result } from "../../server/result.ts";
import type { Question } from "./question.ts";
import type { Option, Values } from "./values.ts";

/** What every part of an opened workbook works with. */
export interface Sheet {
  readonly values: Values;
  /** What is known of the lists of parameters. */
  readonly lists: ReadonlyMap<string, List>;
  /** Address of this workbook with other choices; an empty text takes a choice back. */
  readonly addressWith: (changes: Readonly<Record<string, string>>) => string;
  /** Goes there. */
  readonly choose: (changes: Readonly<Record<string, string>>) => void;
  /** Goes there as from a row: where the choice leads is what is looked at next. */
  readonly drillDown: (changes: Readonly<Record<string, string>>) => void;
  readonly ask: Ask;
}

/** Asks the server, when it is its turn; what was asked since the last refresh is known already. */
export type Ask = (question: Question, signal: AbortSignal) => Promise<Result>;

/** A parameter's list: loading while there are neither options nor an error. */
export interface List {
  readonly options?: readonly Option[];
  readonly error?: string;
}
