import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import type { NamedScalar, Scalar } from "../../expressions.ts";
import { type Position, unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import type { SourceLowering } from "../tabular.ts";
import { overAnyColumn } from "./any-column.ts";
import { sourcesOf, type UnionSource } from "./union.ts";

export const finding: { readonly sources: Readonly<Record<string, SourceLowering>> } = {
  sources: { FindOperator: lowerFind },
};

const packed = "pack_";

/**
 * `find in (...) where ...`: a union of the tables, a `where`, and the columns that the binder gives. What is in none of them is in
 * a bag, `pack_`, of each table's own columns. Tables without a column of the condition are left out. What is no table by its name
 * is counted (how is not confirmed). Source: "find operator", Output schema.
 */
function lowerFind(node: Syntax, context: Context): Tabular {
  const position = positionOf(node, context);
  const named = onlyParameters(node, ["withsource"], context).get("withsource") ?? "source_";
  const project = node.optional("Project");
  if (node.optional("ProjectAway") !== undefined || project?.text.includes("(") === true) {
    throw unsupported("`find` with pack(*) or project-away", position);
  }
  const inClause = node.optional("InClause");
  const given = inClause?.list("Expressions");
  const sources: UnionSource[] =
    given === undefined
      ? context.tables.map(({ name, columns }) => ({
          name,
          plan: { kind: "table", name, columns, inputs: [], position },
        }))
      : sourcesOf(undefined, given, "find_arg", context);
  const all = columnsOf(sources, position);
  const over = overAnyColumn(all, { ...context, columns: all }, { caseSensitive: false });
  const condition = over.scalar(node.child("Condition"), over);
  const used = new Set(namesIn(condition));
  const kept = sources.filter(({ plan }) => used.size === 0 || plan.columns.some(({ name }) => used.has(name)));
  const columns = columnsAt(node, context);
  const known = [...all, { name: named, type: "string" }, { name: packed, type: "dynamic" }];
  if (all.some(({ name }) => name === named || name === packed)) {
    throw unsupported(`\`find\` over tables with a column ${named} or ${packed}`, position);
  }
  for (const { name, type } of columns) {
    if (known.some((column) => column.name === name && column.type !== type)) {
      throw unsupported(`\`find\` with ${name} as a ${type}`, position);
    }
  }
  const isPacked = columns.some(({ name }) => name === packed);
  const plans = kept.map(({ plan }) => {
    const rest = plan.columns.filter(({ name }) => !columns.some((column) => column.name === name));
    if (!isPacked && project === undefined && rest.length > 0) {
      throw unsupported("`find` over tables whose columns the binder does not know", position);
    }
    return isPacked ? withPack(plan, rest, position) : plan;
  });
  const wide = [...columns, ...all.filter(({ name }) => !columns.some((column) => column.name === name))];
  const union: Tabular = {
    kind: "union",
    withSource: named,
    sources: kept.map(({ name }, index) => ({
      name,
      from: wide.map((column) => plans[index]?.columns.find((own) => own.name === column.name)?.name),
    })),
    columns: wide,
    inputs: plans,
    position,
  };
  const where: Tabular = { kind: "where", condition, columns: wide, inputs: [union], position };
  return { kind: "project", values: passedOn(columns, position), columns, inputs: [where], position };
}

/** The table with a bag of `rest`, some of its columns. */
function withPack(plan: Tabular, rest: readonly ColumnSchema[], position: Position): Tabular {
  const pairs = rest.flatMap((column): Scalar[] => [
    { kind: "literal", type: "string", value: column.name, position },
    { kind: "column", ...column, position },
  ]);
  const column = { name: packed, type: "dynamic" } as const;
  const value = { kind: "call", name: "bag_pack", arguments: pairs, type: "dynamic", position } as const;
  const values = [...passedOn(plan.columns, position), { ...column, value }];
  return { kind: "project", values, columns: [...plan.columns, column], inputs: [plan], position };
}

function passedOn(columns: readonly ColumnSchema[], position: Position): NamedScalar[] {
  return columns.map((column) => ({ ...column, value: { kind: "column", ...column, position } }));
}

/** The columns of all tables. One that has several types is refused: the service gives a column for each. */
function columnsOf(sources: readonly UnionSource[], position: Position): ColumnSchema[] {
  const columns = new Map<string, ColumnSchema>();
  for (const { name, type } of sources.flatMap(({ plan }) => plan.columns)) {
    if ((columns.get(name)?.type ?? type) !== type) {
      throw unsupported(`\`find\` over tables whose column ${name} has several types`, position);
    }
    columns.set(name, { name, type });
  }
  return [...columns.values()];
}

function namesIn(scalar: Scalar): string[] {
  switch (scalar.kind) {
    case "column":
      return [scalar.name];
    case "call":
      return scalar.arguments.flatMap(namesIn);
    case "path":
      return [...namesIn(scalar.value), ...namesIn(scalar.selector)];
    case "list":
      return scalar.items.flatMap(namesIn);
    case "literal":
    case "subquery":
      return [];
  }
}
