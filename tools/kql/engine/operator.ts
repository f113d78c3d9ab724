import type { Node, Tabular, TabularKind } from "../plan/tabular.ts";
import type { Table } from "../tables/table.ts";
import type { Runtime } from "./runtime.ts";

export interface Run {
  /** The first input's rows; no rows for a source. */
  readonly input: Table;
  readonly inputs: readonly Table[];
  readonly runtime: Runtime;
  /** Runs an inner pipeline. */
  execute(plan: Tabular): Promise<Table>;
}

/** Runs one kind of operator. */
export type Implementation<K extends TabularKind> = (node: Node<K>, run: Run) => Table | Promise<Table>;

export type Implementations = { readonly [K in TabularKind]?: Implementation<K> };

/** Expressions of one row: literals and what is made of them. */
export const noRows: Table = { schema: [], columns: [], rows: 1 };
