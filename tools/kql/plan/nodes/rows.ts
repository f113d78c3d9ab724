import type { NamedScalar, Scalar, SortKey } from "../expressions.ts";
import type { Operator } from "./node.ts";

/** Rows of one table, chosen, ordered or widened. */

export interface WhereNode extends Operator {
  readonly kind: "where";
  readonly condition: Scalar;
}

/** Also `extend` and `project-away|keep|rename|reorder`: each gives a list of columns, made or passed on. */
export interface ProjectNode extends Operator {
  readonly kind: "project";
  readonly values: readonly NamedScalar[];
}

export interface SortNode extends Operator {
  readonly kind: "sort";
  readonly keys: readonly SortKey[];
}

export interface TakeNode extends Operator {
  readonly kind: "take";
  readonly count: Scalar;
}

export interface TopNode extends Operator {
  readonly kind: "top";
  readonly count: Scalar;
  readonly keys: readonly SortKey[];
}

export interface SampleNode extends Operator {
  readonly kind: "sample";
  readonly count: Scalar;
}

/** `serialize`, with its columns as a project on top: only a mark that the order counts. */
export interface SerializeNode extends Operator {
  readonly kind: "serialize";
}

/** `as`: a name for its input, which `withsource` gives. */
export interface AsNode extends Operator {
  readonly kind: "as";
  readonly name: string;
}

/** Draws nothing here; kept so that a caller can see what to draw. */
export interface RenderNode extends Operator {
  readonly kind: "render";
  readonly chart: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface ScanStep {
  readonly name: string;
  readonly output: "all" | "last" | "none";
  readonly condition: Scalar;
  readonly assignments: readonly NamedScalar[];
}

/** In conditions and assignments, a column named `<step>.<column>` is the state of a step. */
export interface ScanNode extends Operator {
  readonly kind: "scan";
  /** The column of match ids. */
  readonly matchId: string | undefined;
  readonly declared: readonly NamedScalar[];
  readonly steps: readonly ScanStep[];
}

export type Rows =
  | WhereNode
  | ProjectNode
  | SortNode
  | TakeNode
  | TopNode
  | SampleNode
  | SerializeNode
  | AsNode
  | RenderNode
  | ScanNode;
