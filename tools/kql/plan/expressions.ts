import type { ColumnSchema } from "../language/schema.ts";
import type { ScalarType, Value } from "../values/types.ts";
import type { Position } from "./position.ts";
import type { Tabular } from "./tabular.ts";

interface Base {
  /** As the binder knows it. */
  readonly type: ScalarType;
  readonly position: Position;
}

export interface Literal extends Base {
  readonly kind: "literal";
  readonly value: Value;
}

/** A column of the row, by name: names of a row are unique. In a join's conditions, `side` tells which table. */
export interface ColumnReference extends Base {
  readonly kind: "column";
  readonly name: string;
}

/** A function or an operator. Operators have the names that they have in queries: `==`, `has_cs`, `and`, `between`, `in`. */
export interface Call extends Base {
  readonly kind: "call";
  readonly name: string;
  readonly arguments: readonly Scalar[];
}

/** `value.name`, `value['name']`, `value[index]`. */
export interface Path extends Base {
  readonly kind: "path";
  readonly value: Scalar;
  readonly selector: Scalar;
}

/** Values of a query that is run once: its first value (`toscalar`), or all of its first column as an array (`in (T | project x)`). */
export interface Subquery extends Base {
  readonly kind: "subquery";
  readonly query: Tabular;
  readonly gives: "first value" | "list";
}

/** A list in brackets: the right side of `in`, `has_any`. */
export interface List extends Base {
  readonly kind: "list";
  readonly items: readonly Scalar[];
}

export type Scalar = Literal | ColumnReference | Call | Path | Subquery | List;

export interface NamedScalar extends ColumnSchema {
  readonly value: Scalar;
}

export interface Aggregate {
  readonly name: string;
  readonly arguments: readonly Scalar[];
  /** What it gives: one column for most, several for `arg_max`, `percentiles`. `arg_max(x, *)` has its star written out in `arguments`. */
  readonly columns: readonly ColumnSchema[];
  readonly position: Position;
}

export interface SortKey {
  readonly value: Scalar;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}
