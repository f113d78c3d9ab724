import type { ScalarType } from "../../values/types.ts";
import type { NamedScalar, Scalar } from "../expressions.ts";
import type { Tabular } from "../tabular.ts";
import type { Operator } from "./node.ts";

/** One row to many. */
export interface Expansion extends NamedScalar {
  /** `to typeof(long)`; the dynamic element otherwise. */
  readonly to: ScalarType;
}

export interface MvExpandNode extends Operator {
  readonly kind: "mv-expand";
  readonly values: readonly Expansion[];
  /** `kind=array`: a bag gives `["key", value]` instead of `{"key": value}`. */
  readonly bagsAsArrays: boolean;
  readonly indexColumn: string | undefined;
  readonly limit: Scalar | undefined;
}

/** The inner pipeline runs for the expanded rows of each row; it reads them through a scope node. */
export interface MvApplyNode extends Operator {
  readonly kind: "mv-apply";
  readonly values: readonly Expansion[];
  readonly indexColumn: string | undefined;
  readonly limit: Scalar | undefined;
  readonly scope: symbol;
  readonly query: Tabular;
}

/** `evaluate bag_unpack(...)`, `evaluate pivot(...)`. A plugin whose columns depend on the rows has the binder's columns only as far as it knows them. */
export interface EvaluateNode extends Operator {
  readonly kind: "evaluate";
  readonly plugin: string;
  readonly arguments: readonly Scalar[];
}

export type Expanding = MvExpandNode | MvApplyNode | EvaluateNode;
