import type { Json } from "./json-text.ts";

export type JsonObject = Readonly<Record<string, Json>>;

/** Which batches are refused with 400 although they are well formed. */
export type RefusalRule =
  | "nothing"
  /** Any batch. */
  | "everything"
  /** A batch that holds a row with this value in this column (after JSON.parse; compared with ===). */
  | { readonly column: string; readonly equals: Json };

/** Whether a batch is refused. An empty one never is. */
export function isRefused(rule: RefusalRule, rows: readonly JsonObject[]): boolean {
  if (typeof rule === "string") {
    return rule === "everything" && rows.length > 0;
  }
  return rows.some((row) => row[rule.column] === rule.equals);
}
