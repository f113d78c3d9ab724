import type { Syntax } from "../../../language/syntax.ts";
import type { NamedScalar } from "../../expressions.ts";
import { unsupported } from "../../position.ts";
import { columnsAt, type Context, positionOf } from "../context.ts";

/** The expressions of an operator whose result is exactly them, in order, each with the name and type that the binder gave it. */
export function namedScalars(node: Syntax, expressions: readonly Syntax[], context: Context): NamedScalar[] {
  const columns = columnsAt(node, context);
  if (expressions.length !== columns.length) {
    throw unsupported("An expression that gives several columns", positionOf(node, context));
  }
  return columns.flatMap((column, index) => {
    const expression = expressions[index];
    return expression === undefined ? [] : [{ ...column, value: context.scalar(expression, context) }];
  });
}

/** The expression without the names in front of it. */
export function unnamed(node: Syntax): Syntax {
  return node.kind === "SimpleNamedExpression" || node.kind === "CompoundNamedExpression"
    ? node.child("Expression")
    : node;
}
