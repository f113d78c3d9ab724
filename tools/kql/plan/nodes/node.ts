import type { ColumnSchema } from "../../language/schema.ts";
import type { Position } from "../position.ts";
import type { Tabular } from "../tabular.ts";

interface Base {
  readonly columns: readonly ColumnSchema[];
  readonly position: Position;
}

export interface Source extends Base {
  readonly inputs: readonly [];
}

export interface Operator extends Base {
  readonly inputs: readonly [Tabular];
}

export interface Combination extends Base {
  readonly inputs: readonly Tabular[];
}
