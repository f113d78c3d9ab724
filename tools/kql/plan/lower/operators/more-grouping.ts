import type { Syntax } from "../../../language/syntax.ts";
import type { Scalar } from "../../expressions.ts";
import type { TopNestedLevel } from "../../nodes/grouping.ts";
import { unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, parametersOf, positionOf } from "../context.ts";
import type { OperatorLowering } from "../tabular.ts";
import { aggregate } from "./grouping.ts";
import { unnamed } from "./named-scalars.ts";
import { sortKey } from "./rows.ts";

export const moreGrouping: Readonly<Record<string, OperatorLowering>> = {
  /** Any values do: the first ones. */
  SampleDistinctOperator(node, input, context) {
    const [columns, position] = [columnsAt(node, context), positionOf(node, context)];
    const [column] = columns;
    const value = context.scalar(node.child("OfExpression"), context);
    const by = column === undefined ? [] : [{ ...column, value }];
    const distinct: Tabular = { kind: "summarize", by, aggregates: [], columns, inputs: [input], position };
    const count = context.scalar(node.child("Expression"), context);
    return { kind: "take", count, columns, inputs: [distinct], position };
  },
  /** Exact where the service estimates. Source: "top-hitters operator", the queries that it approximates. */
  TopHittersOperator(node, input, context) {
    const [columns, position] = [columnsAt(node, context), positionOf(node, context)];
    const [column, total] = columns;
    if (column === undefined || total === undefined) {
      throw unsupported("`top-hitters` of this", position);
    }
    const by = [{ ...column, value: context.scalar(node.child("OfExpression"), context) }];
    const summed = node.optional("ByClause")?.child("Expression");
    const list = summed === undefined ? [] : [context.scalar(summed, context)];
    const name = summed === undefined ? "count" : "sum";
    const aggregates = [{ name, arguments: list, columns: [total], position }];
    const grouped: Tabular = { kind: "summarize", by, aggregates, columns, inputs: [input], position };
    const count = context.scalar(node.child("Expression"), context);
    const value: Scalar = { kind: "column", ...total, position };
    return {
      kind: "top",
      count,
      keys: [{ value, descending: true, nullsFirst: false }],
      columns,
      inputs: [grouped],
      position,
    };
  },
  TopNestedOperator(node, input, context) {
    const columns = columnsAt(node, context);
    const clauses = node.list("Clauses");
    return {
      kind: "top-nested",
      levels: clauses.map((clause, index) =>
        topNestedLevel(clause, index, { node, last: clauses.length - 1 }, context),
      ),
      columns,
      inputs: [input],
      position: positionOf(node, context),
    };
  },
  PartitionOperator: lowerPartition,
};

function topNestedLevel(
  clause: Syntax,
  index: number,
  { node, last }: { readonly node: Syntax; readonly last: number },
  context: Context,
): TopNestedLevel {
  const [of, by] = (node.columns ?? []).slice(2 * index, 2 * index + 2);
  const position = positionOf(clause, context);
  if (of === undefined || by === undefined) {
    throw unsupported("`top-nested` of this", position);
  }
  const others = clause.optional("WithOthersClause")?.child("Expression");
  if (others !== undefined && index !== last) {
    throw unsupported("`with others` of a level that is not the last", positionOf(others, context));
  }
  const ordered = clause.child("ByExpression");
  const count = clause.optional("Expression");
  const expression = ordered.kind === "OrderedExpression" ? ordered.child("Expression") : ordered;
  return {
    count: count === undefined ? undefined : context.scalar(count, context),
    of: { name: of.name, type: of.type, value: context.scalar(clause.child("OfExpression"), context) },
    others: others === undefined ? undefined : context.scalar(others, context),
    by: aggregate(unnamed(expression), [by], context),
    ascending: ordered.kind === "OrderedExpression" && !sortKey(ordered, unread(context)).descending,
  };
}

/** Only the words behind the expression are wanted, and an aggregate is no scalar. */
function unread(context: Context): Context {
  return {
    ...context,
    scalar: (node, at) => ({ kind: "literal", type: "long", value: null, position: positionOf(node, at) }),
  };
}

/** Source: "partition operator", legacy strategy, which is the default. */
const legacyLimit = 64;

function lowerPartition(node: Syntax, input: Tabular, context: Context): Tabular {
  const position = positionOf(node, context);
  onlyParameters(node, [], context);
  const strategy = parametersOf(node).get("hint.strategy") ?? "legacy";
  const scope = Symbol("partition");
  const by = context.scalar(node.child("ByExpression"), context);
  const rows: Tabular = { kind: "scope", scope, columns: input.columns, inputs: [], position };
  const operand = node.child("Operand");
  const inner = operand.optional("Subquery");
  return {
    kind: "partition",
    by,
    limit: strategy === "legacy" ? legacyLimit : undefined,
    scope,
    query:
      inner === undefined
        ? context.tabular(operand.child("Query"), withKey(by, rows, context))
        : context.pipeline(inner, rows, context),
    columns: columnsAt(node, context),
    inputs: [input],
    position,
  };
}

/** In braces stands a whole query, which reads only the key: `toscalar(Key)`. */
function withKey(key: Scalar, rows: Tabular, context: Context): Context {
  const scalar = (node: Syntax, at: Context): Scalar => {
    const inner = node.kind === "ToScalarExpression" ? node.child("Expression") : undefined;
    const isKey = key.kind === "column" && inner?.kind === "NameReference" && inner.symbolName === key.name;
    if (!isKey || inner.columns !== undefined) {
      return context.scalar(node, at);
    }
    const { name, type, position } = key;
    const columns = [{ name, type }];
    const query: Tabular = { kind: "project", values: [{ name, type, value: key }], columns, inputs: [rows], position };
    return { kind: "subquery", query, gives: "first value", type, position };
  };
  return { ...context, scalar };
}
