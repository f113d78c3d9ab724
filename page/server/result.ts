/** A column of a result, with its KQL type (`string`, `long`, `datetime`, `dynamic` …). */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * A cell as the query API sends it: a datetime is its ISO text, a dynamic the text of its JSON. A long that a JavaScript number has no room
 * for is the text of its digits.
 */
export type Cell = string | number | boolean | null;

/** The result of a query. Apart from what asks for it, so that what only computes with it needs no browser. */
export interface Result {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the service says when it did not send all. */
  readonly cut: string | undefined;
}
