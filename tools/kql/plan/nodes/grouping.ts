import type { Aggregate, NamedScalar, Scalar } from "../expressions.ts";
import type { Tabular } from "../tabular.ts";
import type { Operator } from "./node.ts";

/** Many rows to one. `distinct` is a summarize without aggregates, `count` one without keys. */
export interface SummarizeNode extends Operator {
  readonly kind: "summarize";
  readonly by: readonly NamedScalar[];
  readonly aggregates: readonly Aggregate[];
}

export interface SeriesAggregate {
  readonly aggregate: Aggregate;
  /** For steps without rows; null when the query names none: then Kusto's own, 0. */
  readonly fallback: Scalar | undefined;
}

export interface MakeSeriesNode extends Operator {
  readonly kind: "make-series";
  readonly aggregates: readonly SeriesAggregate[];
  readonly axis: NamedScalar;
  readonly from: Scalar | undefined;
  readonly to: Scalar | undefined;
  readonly step: Scalar;
  readonly by: readonly NamedScalar[];
}

export interface TopHittersNode extends Operator {
  readonly kind: "top-hitters";
  readonly count: Scalar;
  readonly of: NamedScalar;
  readonly by: Scalar | undefined;
}

export interface TopNestedLevel {
  readonly count: Scalar | undefined;
  readonly of: NamedScalar;
  readonly others: Scalar | undefined;
  readonly by: Aggregate;
  readonly ascending: boolean;
}

export interface TopNestedNode extends Operator {
  readonly kind: "top-nested";
  readonly levels: readonly TopNestedLevel[];
}

export interface SampleDistinctNode extends Operator {
  readonly kind: "sample-distinct";
  readonly count: Scalar;
  readonly of: NamedScalar;
}

export interface ReduceNode extends Operator {
  readonly kind: "reduce";
  readonly by: Scalar;
  readonly threshold: number;
}

/** The inner pipeline runs for the rows of each value of the key; it reads them through a scope node. */
export interface PartitionNode extends Operator {
  readonly kind: "partition";
  readonly by: Scalar;
  readonly scope: symbol;
  readonly query: Tabular;
}

export type Grouping =
  | SummarizeNode
  | MakeSeriesNode
  | TopHittersNode
  | TopNestedNode
  | SampleDistinctNode
  | ReduceNode
  | PartitionNode;
