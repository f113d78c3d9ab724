import type { Value } from "../../values/types.ts";
import type { NamedScalar, Scalar } from "../expressions.ts";
import type { Operator, Source } from "./node.ts";

/** A table of the workspace, or a watchlist. */
export interface TableNode extends Source {
  readonly kind: "table";
  readonly name: string;
  /** It has no rows when it is not there: a watchlist. */
  readonly mayBeMissing?: true;
}

export interface DatatableNode extends Source {
  readonly kind: "datatable";
  readonly rows: readonly (readonly Value[])[];
}

export interface PrintNode extends Source {
  readonly kind: "print";
  readonly values: readonly NamedScalar[];
}

export interface RangeNode extends Source {
  readonly kind: "range";
  readonly from: Scalar;
  readonly to: Scalar;
  readonly step: Scalar;
}

/** The rows that an outer operator hands to its inner pipeline (`mv-apply`, `partition`, `fork`), by identity of the outer node's `scope`. */
export interface ScopeNode extends Source {
  readonly kind: "scope";
  readonly scope: symbol;
}

/** Run once, its rows kept for all uses of this node. */
export interface MaterializeNode extends Operator {
  readonly kind: "materialize";
}

export type Sources = TableNode | DatatableNode | PrintNode | RangeNode | ScopeNode | MaterializeNode;
