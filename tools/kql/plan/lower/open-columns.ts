import type { ColumnSchema } from "../../language/schema.ts";
import type { BagUnpackNode, PivotNode } from "../nodes/expanding.ts";

/** A change of the query's text, from one offset to another. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The binder cannot know the columns that come out here: the rows tell them (`bag_unpack` and `pivot` without an output
 * schema), or it gives others than the service (an inner union). The query must be bound again with the columns written
 * out; the service does the same. Thrown by the lowering, for the caller that has the text.
 */
export class OpenColumns extends Error {
  override readonly name = "OpenColumns";
  /** The operator whose rows tell the columns; undefined when the lowering knows them. */
  readonly explore: BagUnpackNode | PivotNode | undefined;
  /** The changes; `found` are the columns that the rows told. */
  readonly edits: (found: readonly ColumnSchema[]) => readonly Edit[];

  constructor(explore: OpenColumns["explore"], edits: OpenColumns["edits"]) {
    super("The columns of this query are known only when it runs");
    this.explore = explore;
    this.edits = edits;
  }
}

/** A column's name as it stands in a query, whatever it has in it. */
export function quotedName(name: string): string {
  return `['${name.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`)}']`;
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end), text);
}
