import type { Aggregate, NamedScalar, Scalar } from "../expressions.ts";
import type { Tabular } from "../tabular.ts";
import type { Operator } from "./node.ts";

/** Many rows to one. `distinct` is a summarize without aggregates, `count` one without keys. */
export interface SummarizeNode extends Operator {
  readonly kind: "summarize";
  readonly by: readonly NamedScalar[];
  readonly aggregates: readonly Aggregate[];
}

/** One array of a make-series. */
export interface SeriesValue {
  /** Over the columns of `aggregates`. */
  readonly value: NamedScalar;
  /** For steps without rows; 0 when the query names none. */
  readonly fallback: Scalar | undefined;
}

/** Where the steps of a make-series begin and end. */
export interface SeriesAxis {
  readonly value: Scalar;
  readonly from: Scalar | undefined;
  readonly to: Scalar | undefined;
  readonly step: Scalar;
  /** `on x in range(start, stop, step)`: steps as `bin` makes them, the last value belongs to it. Otherwise they count from `from`, and `to` does not belong to it. */
  readonly inRange: boolean;
}

/** Its columns: those of `by`, those of `values`, the axis. */
export interface MakeSeriesNode extends Operator {
  readonly kind: "make-series";
  readonly by: readonly NamedScalar[];
  readonly aggregates: readonly Aggregate[];
  readonly values: readonly SeriesValue[];
  readonly axis: SeriesAxis;
  /** `kind=nonempty`: a series of fallbacks where there are no rows. */
  readonly nonEmpty: boolean;
}

export interface TopNestedLevel {
  /** Undefined: all values. */
  readonly count: Scalar | undefined;
  readonly of: NamedScalar;
  /** Stands for the values that are not among the top; only at the last level. */
  readonly others: Scalar | undefined;
  readonly by: Aggregate;
  readonly ascending: boolean;
}

export interface TopNestedNode extends Operator {
  readonly kind: "top-nested";
  readonly levels: readonly TopNestedLevel[];
}

/** The inner pipeline runs for the rows of each value of the key; it reads them through a scope node. */
export interface PartitionNode extends Operator {
  readonly kind: "partition";
  /** More values than this are an error; undefined for no limit. */
  readonly limit: number | undefined;
  readonly by: Scalar;
  readonly scope: symbol;
  readonly query: Tabular;
}

export type Grouping = SummarizeNode | MakeSeriesNode | TopNestedNode | PartitionNode;
