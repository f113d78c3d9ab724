import type { Aggregate, NamedScalar, Scalar } from "../expressions.ts";
import type { Tabular } from "../tabular.ts";
import type { Operator } from "./node.ts";

/** One row to many: the elements of an array or a bag. `type` is the type of the elements: dynamic, or what `to typeof` names. */
export type Expansion = NamedScalar;

interface Expander extends Operator {
  /** They take the place of columns of the same name. */
  readonly values: readonly Expansion[];
  readonly indexColumn: string | undefined;
  readonly limit: Scalar | undefined;
}

export interface MvExpandNode extends Expander {
  readonly kind: "mv-expand";
  /** `kind=array`: a bag gives `["key", value]` instead of `{"key": value}`. */
  readonly bagsAsArrays: boolean;
}

/** The inner pipeline runs for the expanded rows of each row; it reads them through a scope node. */
export interface MvApplyNode extends Expander {
  readonly kind: "mv-apply";
  readonly scope: symbol;
  readonly query: Tabular;
}

/** `evaluate bag_unpack(...)`: the slots of a bag as columns. `columns` are those of the output schema. */
export interface BagUnpackNode extends Operator {
  readonly kind: "bag-unpack";
  readonly bag: Scalar;
  readonly prefix: string;
  readonly conflict: "error" | "replace_source" | "keep_source";
  /** Columns of the input that stay. */
  readonly passed: ReadonlySet<string>;
}

/** `evaluate pivot(...)`: values of a column as columns, each with an aggregate. `columns` are those of the output schema. */
export interface PivotNode extends Operator {
  readonly kind: "pivot";
  readonly of: Scalar;
  readonly aggregate: Aggregate;
  /** Columns of the input that stay: a row for each of their values. */
  readonly keys: readonly string[];
}

export type Expanding = MvExpandNode | MvApplyNode | BagUnpackNode | PivotNode;
