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

/** How `parse-kv` finds pairs: by delimiters (any sign that is no letter or digit, when none are given), or by an expression of two groups. */
export type KvForm =
  | {
      readonly kind: "delimiters";
      readonly pair: string | undefined;
      readonly keyValue: string | undefined;
      /** Opening and closing sign. */
      readonly quotes: readonly (readonly [open: string, close: string])[];
      readonly escapes: readonly string[];
      /** An unquoted value goes on to the next key. */
      readonly greedy: boolean;
    }
  | { readonly kind: "regex"; readonly pattern: string };

export interface ParseKvNode extends Operator {
  readonly kind: "parse-kv";
  readonly value: Scalar;
  readonly keys: readonly ColumnSchema[];
  readonly form: KvForm;
}

export type Parsing = ParseNode | ParseKvNode;
