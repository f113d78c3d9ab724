import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import type { NamedScalar } from "../../expressions.ts";
import { unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, positionOf } from "../context.ts";
import { columnsMadeBy } from "../scalars/tuples.ts";

/** The expressions of an operator whose result is exactly what they give, in order, each with the names and types that the binder gave it. */
export function namedScalars(node: Syntax, expressions: readonly Syntax[], context: Context): NamedScalar[] {
  const columns = columnsAt(node, context);
  const inner = expressions.map(unnamed);
  if (inner.reduce((sum, { columnCount }) => sum + columnCount, 0) !== columns.length) {
    throw unsupported("An expression that gives several columns", positionOf(node, context));
  }
  let at = 0;
  return inner.flatMap((expression) => {
    const own = columns.slice(at, at + expression.columnCount);
    at += expression.columnCount;
    return columnsMadeBy(expression, own, context);
  });
}

/** The expression without the names in front of it. */
export function unnamed(node: Syntax): Syntax {
  return node.kind === "SimpleNamedExpression" || node.kind === "CompoundNamedExpression"
    ? node.child("Expression")
    : node;
}

/**
 * The column that a declaration in an operator makes. One of a name that the input has already is refused: the binder then
 * gives two columns of that name, and what the service does is not documented.
 */
export function columnNamed(
  declaration: Syntax,
  columns: readonly ColumnSchema[],
  input: Tabular,
  context: Context,
): ColumnSchema {
  const name = declaration.symbolName ?? declaration.text;
  const column = columns.find((one) => one.name === name);
  if (column === undefined || input.columns.some((one) => one.name === name)) {
    throw unsupported(`A new column ${name}, where the table has one already`, positionOf(declaration, context));
  }
  return column;
}
