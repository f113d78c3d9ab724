import type { Syntax } from "../../../language/syntax.ts";
import type { NamedScalar } from "../../expressions.ts";
import type { SeriesAxis, SeriesValue } from "../../nodes/grouping.ts";
import { unsupported } from "../../position.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import type { OperatorLowering } from "../tabular.ts";
import { expressionOver } from "./grouping.ts";
import { unnamed } from "./named-scalars.ts";

export const series: Readonly<Record<string, OperatorLowering>> = {
  MakeSeriesOperator(node, input, context) {
    const position = positionOf(node, context);
    const nonEmpty = onlyParameters(node, ["kind"], context).get("kind") === "nonempty";
    const columns = columnsAt(node, context);
    const keys = node.optional("ByClause")?.list("Expressions") ?? [];
    const arrays = node.list("Aggregates");
    if (columns.length !== keys.length + arrays.length + 1) {
      throw unsupported("An aggregate of several columns in `make-series`", position);
    }
    const by = keys.flatMap((key, index): NamedScalar[] => {
      const column = columns[index];
      return column === undefined ? [] : [{ ...column, value: context.scalar(key, context) }];
    });
    const made = arrays.map((entry, index) => arrayOf(entry, columns[keys.length + index]?.name ?? "", index, context));
    return {
      kind: "make-series",
      by,
      aggregates: made.flatMap(({ aggregates }) => aggregates),
      values: made.map(({ value }) => value),
      axis: axisOf(node, context),
      nonEmpty,
      columns,
      inputs: [input],
      position,
    };
  },
};

function arrayOf(entry: Syntax, name: string, index: number, context: Context) {
  // An entry without a default is the expression itself in some versions of the parser.
  const expression = unnamed(entry.kind === "MakeSeriesExpression" ? entry.child("Expression") : entry);
  const fallback = entry.optional("DefaultExpression")?.child("Expression");
  const { aggregates, over } = expressionOver(
    expression,
    { name, type: expression.scalarType ?? "dynamic" },
    `${index}`,
    context,
  );
  const value: SeriesValue = {
    value: over,
    fallback: fallback === undefined ? undefined : context.scalar(fallback, context),
  };
  return { aggregates, value };
}

function axisOf(node: Syntax, context: Context): SeriesAxis {
  const value = context.scalar(unnamed(node.child("OnClause").child("Expression")), context);
  const range = node.child("RangeClause");
  if (range.kind === "MakeSeriesInRangeClause") {
    const [from, to, step] = range.child("Arguments").list("Expressions");
    if (from === undefined || to === undefined || step === undefined) {
      throw unsupported("A range without start, stop and step", positionOf(range, context));
    }
    return {
      value,
      from: context.scalar(from, context),
      to: context.scalar(to, context),
      step: context.scalar(step, context),
      inRange: true,
    };
  }
  const part = (name: string) => {
    const expression = range.optional(name)?.optional("Expression");
    return expression === undefined ? undefined : context.scalar(expression, context);
  };
  const step = part("MakeSeriesStepClause");
  if (step === undefined) {
    throw unsupported("`make-series` without a step", positionOf(range, context));
  }
  return { value, from: part("MakeSeriesFromClause"), to: part("MakeSeriesToClause"), step, inRange: false };
}
