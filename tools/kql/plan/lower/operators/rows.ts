import type { Syntax } from "../../../language/syntax.ts";
import type { SortKey } from "../../expressions.ts";
import { type Context, onlyParameters, positionOf } from "../context.ts";
import type { OperatorLowering } from "../tabular.ts";
import { overAnyColumn } from "./any-column.ts";

export const rows: Readonly<Record<string, OperatorLowering>> = {
  FilterOperator(node, input, context) {
    onlyParameters(node, [], context);
    const overColumns = overAnyColumn(input.columns, context, { caseSensitive: false });
    const condition = overColumns.scalar(node.child("Condition"), overColumns);
    return { kind: "where", condition, columns: input.columns, inputs: [input], position: positionOf(node, context) };
  },
  TakeOperator(node, input, context) {
    onlyParameters(node, [], context);
    const count = context.scalar(node.child("Expression"), context);
    return { kind: "take", count, columns: input.columns, inputs: [input], position: positionOf(node, context) };
  },
  SortOperator(node, input, context) {
    onlyParameters(node, [], context);
    const keys = node.list("Expressions").map((key) => sortKey(key, context));
    return { kind: "sort", keys, columns: input.columns, inputs: [input], position: positionOf(node, context) };
  },
  TopOperator(node, input, context) {
    onlyParameters(node, [], context);
    const count = context.scalar(node.child("Expression"), context);
    const keys = [sortKey(node.child("ByExpression"), context)];
    return { kind: "top", count, keys, columns: input.columns, inputs: [input], position: positionOf(node, context) };
  },
};

/** Descending unless it says `asc`; nulls come last when descending and first when ascending, unless it says otherwise. */
export function sortKey(node: Syntax, context: Context): SortKey {
  const ordering = node.kind === "OrderedExpression" ? node.child("Ordering") : undefined;
  const words =
    ordering
      ?.children()
      .map((child) => child.text.toLowerCase())
      .join(" ") ?? "";
  const descending = !/\basc\b/u.test(words);
  const nulls = /nulls ?(first|last)/u.exec(words)?.[1];
  return {
    value: context.scalar(ordering === undefined ? node : node.child("Expression"), context),
    descending,
    nullsFirst: nulls === undefined ? !descending : nulls === "first",
  };
}
