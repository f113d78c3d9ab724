import type { Subquery } from "../plan/expressions.ts";
import { unsupported } from "../plan/position.ts";
import type { Tabular, TabularKind } from "../plan/tabular.ts";
import type { Table } from "../tables/table.ts";
import { arrayColumn } from "../tables/columns.ts";
import { missing, type Value } from "../values/types.ts";
import type { Implementation } from "./operator.ts";
import { implementations } from "./operators/registry.ts";
import type { Runtime } from "./runtime.ts";

/** Runs a plan: its inputs, the queries in its expressions, then the operator itself. */
export async function execute(plan: Tabular, runtime: Runtime): Promise<Table> {
  if (plan.kind === "materialize") {
    const known = runtime.materialized.get(plan) ?? execute(plan.inputs[0], runtime);
    runtime.materialized.set(plan, known);
    return await known;
  }
  const inputs: Table[] = [];
  for (const input of plan.inputs) {
    inputs.push(await execute(input, runtime));
  }
  for (const subquery of subqueriesOf(plan)) {
    if (!runtime.subqueries.has(subquery)) {
      runtime.subqueries.set(subquery, valueOf(subquery, await execute(subquery.query, runtime)));
    }
  }
  await runtime.breathe();
  const table = await run(plan, inputs, runtime);
  runtime.checkRows(table.rows);
  return table;
}

function run<K extends TabularKind>(
  plan: Extract<Tabular, { kind: K }>,
  inputs: readonly Table[],
  runtime: Runtime,
): Table | Promise<Table> {
  const implementation: Implementation<K> | undefined = implementations[plan.kind];
  if (implementation === undefined) {
    throw unsupported(`\`${plan.kind}\``, plan.position);
  }
  const nothing: Table = { schema: [], columns: [], rows: 0 };
  return implementation(plan, {
    input: inputs[0] ?? nothing,
    inputs,
    runtime,
    execute: (inner) => execute(inner, runtime),
  });
}

function valueOf({ gives, type }: Subquery, table: Table): Value {
  const first = table.columns[0] ?? arrayColumn(type, []);
  return gives === "list"
    ? Array.from({ length: table.rows }, (_, row) => first.get(row))
    : table.rows === 0
      ? missing(type)
      : first.get(0);
}

const subqueries = new WeakMap<Tabular, readonly Subquery[]>();

/** The queries in the expressions of a node, not those of its inputs or its inner pipelines. Looked for once: inner pipelines run often. */
function subqueriesOf(plan: Tabular): readonly Subquery[] {
  const known = subqueries.get(plan) ?? findSubqueries(plan);
  subqueries.set(plan, known);
  return known;
}

function findSubqueries(plan: Tabular): Subquery[] {
  const found: Subquery[] = [];
  const visit = (value: unknown, key: string): void => {
    if (
      key === "inputs" ||
      key === "columns" ||
      key === "rows" ||
      typeof value !== "object" ||
      value === null ||
      value instanceof Map
    ) {
      return;
    }
    if (isSubquery(value)) {
      found.push(value);
      return;
    }
    // An inner pipeline has its own turn, when its operator runs it.
    if (key !== "query") {
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, name);
      }
    }
  };
  visit(plan, "");
  return found;
}

function isSubquery(value: object): value is Subquery {
  return "kind" in value && value.kind === "subquery";
}
