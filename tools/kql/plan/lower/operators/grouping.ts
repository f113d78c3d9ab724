import type { ColumnSchema } from "../../../language/schema.ts";
import type { BoundColumn, Syntax } from "../../../language/syntax.ts";
import type { Aggregate, NamedScalar, Scalar } from "../../expressions.ts";
import { QueryError, unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { isAggregateCall } from "../../../language/aggregates.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import type { OperatorLowering } from "../tabular.ts";
import { unnamed } from "./named-scalars.ts";

export const grouping: Readonly<Record<string, OperatorLowering>> = {
  SummarizeOperator(node, input, context) {
    onlyParameters(node, [], context);
    const columns = columnsAt(node, context);
    const by = keysOf(node.optional("ByClause")?.list("Expressions") ?? [], columns, context);
    const position = positionOf(node, context);
    const results = aggregatesOf(node, by.length, input, context);
    const aggregates = results.flatMap((result) => result.aggregates);
    const made = [...columns.slice(0, by.length), ...aggregates.flatMap((one) => one.columns)];
    const summarized: Tabular = { kind: "summarize", by, aggregates, columns: made, inputs: [input], position };
    if (results.every((result) => result.over === undefined)) {
      return summarized;
    }
    const pass = (column: ColumnSchema): NamedScalar => ({ ...column, value: { kind: "column", ...column, position } });
    const values = [
      ...columns.slice(0, by.length).map(pass),
      ...results.flatMap(({ over, aggregates: own }) => over ?? own.flatMap((one) => one.columns.map(pass))),
    ];
    return { kind: "project", values, columns, inputs: [summarized], position };
  },
  DistinctOperator(node, input, context) {
    onlyParameters(node, [], context);
    const columns = columnsAt(node, context);
    const expressions = node.list("Expressions");
    const position = positionOf(node, context);
    const by = expressions.some((expression) => expression.kind === "StarExpression")
      ? columns.map((column): NamedScalar => ({ ...column, value: { kind: "column", ...column, position } }))
      : keysOf(expressions, columns, context);
    return { kind: "summarize", by, aggregates: [], columns, inputs: [input], position };
  },
  CountOperator(node, input, context) {
    const columns = columnsAt(node, context);
    const position = positionOf(node, context);
    return {
      kind: "summarize",
      by: [],
      aggregates: [{ name: "count", arguments: [], columns, position }],
      columns,
      inputs: [input],
      position,
    };
  },
};

/** The keys come first among the result's columns. */
function keysOf(expressions: readonly Syntax[], columns: readonly ColumnSchema[], context: Context): NamedScalar[] {
  return expressions.map((expression, index) => {
    const column = columns[index];
    if (column === undefined) {
      throw new QueryError("query", `The column of ${expression.text} is not known`, positionOf(expression, context));
    }
    return { ...column, value: context.scalar(expression, context) };
  });
}

interface Result {
  readonly aggregates: readonly Aggregate[];
  /** An expression over aggregates: `count() / 2.0`. */
  readonly over?: NamedScalar;
}

/** Each aggregate takes as many of the result's columns as it gives; one with a star takes what is left. */
function aggregatesOf(node: Syntax, keys: number, input: Tabular, context: Context): Result[] {
  const expressions = node.list("Aggregates").map(unnamed);
  const columns = node.columns ?? [];
  const fixed = expressions
    .filter((expression) => !hasStar(expression))
    .reduce((sum, { columnCount }) => sum + columnCount, 0);
  const stars = expressions.filter(hasStar).length;
  if (stars > 1) {
    throw unsupported("More than one aggregate with *", positionOf(node, context));
  }
  let at = keys;
  return expressions.map((expression) => {
    const size = hasStar(expression) ? columns.length - keys - fixed : expression.columnCount;
    const own = columns.slice(at, at + size);
    at += size;
    const [column] = own;
    return isAggregateCall(expression) || column === undefined
      ? { aggregates: [aggregate(expression, own, context, input.columns)] }
      : expressionOver(expression, column, `${at}`, context);
  });
}

/** The aggregates inside an expression become columns of their own, which it reads. */
export function expressionOver(
  node: Syntax,
  { name, type }: ColumnSchema,
  prefix: string,
  context: Context,
): { readonly aggregates: readonly Aggregate[]; readonly over: NamedScalar } {
  const aggregates: Aggregate[] = [];
  const scalar = (inner: Syntax, at: Context): Scalar => {
    if (!isAggregateCall(inner)) {
      return context.scalar(inner, at);
    }
    const column = {
      name: `$aggregate${prefix}.${aggregates.length}`,
      type: inner.scalarType ?? "dynamic",
      originals: [],
    };
    // Inside an aggregate stand rows again.
    aggregates.push(aggregate(inner, [column], context));
    return { kind: "column", name: column.name, type: column.type, position: positionOf(inner, at) };
  };
  return { over: { name, type, value: scalar(node, { ...context, scalar }) }, aggregates };
}

function hasStar(expression: Syntax): boolean {
  return (
    expression
      .optional("ArgumentList")
      ?.list("Expressions")
      .some((argument) => argument.kind === "StarExpression") ?? false
  );
}

/** @param given columns of the input, for a star. */
export function aggregate(
  node: Syntax,
  columns: readonly BoundColumn[],
  context: Context,
  given: readonly ColumnSchema[] = [],
): Aggregate {
  const position = positionOf(node, context);
  if (node.kind !== "FunctionCallExpression") {
    throw unsupported(`\`${node.text}\`: an expression over aggregates`, position);
  }
  const list = node
    .child("ArgumentList")
    .list("Expressions")
    .flatMap((argument): Scalar[] => (argument.kind === "StarExpression" ? [] : [context.scalar(argument, context)]));
  // `arg_max(x, *)` gives x and the other columns, perhaps under other names.
  const starred = hasStar(node)
    ? columns.slice(list.length).map(({ name, type, originals: [original = name] }): Scalar => ({
        kind: "column",
        // A column that `project-rename` made remembers its old name too.
        name: given.some((own) => own.name === name) ? name : original,
        type,
        position,
      }))
    : [];
  return {
    name: (node.symbolName ?? node.child("Name").text).toLowerCase(),
    arguments: [...list, ...starred],
    columns: columns.map(({ name, type }) => ({ name, type })),
    position,
  };
}
