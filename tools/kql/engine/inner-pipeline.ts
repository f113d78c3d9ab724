import type { Subquery } from "../plan/expressions.ts";
import type { Tabular } from "../plan/tabular.ts";
import type { Table } from "../tables/table.ts";
import type { Run } from "./operator.ts";

/**
 * Runs the inner pipeline of an operator over some rows. What it remembers of other rows (`toscalar` or `materialize` over
 * the scope) is forgotten first; what does not read the scope is kept.
 */
export async function runInner(query: Tabular, scope: symbol, rows: Table, run: Run): Promise<Table> {
  const { runtime } = run;
  for (const known of readersOf(query, scope)) {
    if (known.kind === "subquery") {
      runtime.subqueries.delete(known);
    } else {
      runtime.materialized.delete(known);
    }
  }
  runtime.scopes.set(scope, rows);
  try {
    return await run.execute(query);
  } finally {
    runtime.scopes.delete(scope);
  }
}

type Remembered = Subquery | Extract<Tabular, { kind: "materialize" }>;

const readers = new WeakMap<Tabular, readonly Remembered[]>();

/** The subqueries and materialized tables in a plan that read a scope. */
function readersOf(query: Tabular, scope: symbol): readonly Remembered[] {
  const known = readers.get(query);
  if (known !== undefined) {
    return known;
  }
  const found: Remembered[] = [];
  const seen = new Map<object, boolean>();
  const readsScope = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null) {
      return value === scope;
    }
    const before = seen.get(value);
    if (before !== undefined) {
      return before;
    }
    seen.set(value, false);
    // Not `some`: all readers are wanted, not only the first.
    const reads = Object.values(value).map(readsScope).includes(true);
    seen.set(value, reads);
    if (reads && isRemembered(value)) {
      found.push(value);
    }
    return reads;
  };
  readsScope(query);
  readers.set(query, found);
  return found;
}

function isRemembered(value: object): value is Remembered {
  return "kind" in value && (value.kind === "subquery" || value.kind === "materialize");
}
