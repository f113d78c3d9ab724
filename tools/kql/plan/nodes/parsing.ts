import type { ColumnSchema } from "../../language/schema.ts";
import type { Scalar } from "../expressions.ts";
import type { Operator } from "./node.ts";

/** A text that must stand there, a column that takes what stands there, or `*`. */
export type ParsePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "column"; readonly column: ColumnSchema }
  | { readonly kind: "anything" };

/** `parse`, and `parse-where`, which drops the rows that do not match. */
export interface ParseNode extends Operator {
  readonly kind: "parse";
  readonly value: Scalar;
  readonly mode: "simple" | "relaxed" | "regex";
  readonly flags: string;
  readonly parts: readonly ParsePart[];
  readonly onlyMatches: boolean;
}

export interface ParseKvNode extends Operator {
  readonly kind: "parse-kv";
  readonly value: Scalar;
  readonly keys: readonly ColumnSchema[];
  readonly pairDelimiter: string;
  readonly keyValueDelimiter: string;
  readonly quotes: readonly string[];
  readonly greedy: boolean;
}

/** `search`: rows in which any text column has the term, or that match the condition. `find` is lowered to it with a project. */
export interface SearchNode extends Operator {
  readonly kind: "search";
  readonly condition: Scalar;
}

export type Parsing = ParseNode | ParseKvNode | SearchNode;
