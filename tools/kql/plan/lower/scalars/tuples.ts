import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import type { Call, NamedScalar } from "../../expressions.ts";
import type { Context } from "../context.ts";
import { builtInCall, elementOfTuple } from "./built-in-calls.ts";

/** An expression without its parentheses, when it is a call that gives several values. */
export function tupleCall(node: Syntax, context: Context): Call | undefined {
  if (node.kind === "ParenthesizedExpression") {
    return tupleCall(node.child("Expression"), context);
  }
  return node.kind === "FunctionCallExpression" && node.columnCount > 1 ? builtInCall(node, context) : undefined;
}

/** The columns that an expression makes: one for most. */
export function columnsMadeBy(node: Syntax, columns: readonly ColumnSchema[], context: Context): NamedScalar[] {
  const call = tupleCall(node, context);
  return columns.map((column, index) => ({
    ...column,
    value: call === undefined ? context.scalar(node, context) : elementOfTuple(call, index, column.type),
  }));
}
