import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import type { Scalar } from "../../expressions.ts";
import { QueryError } from "../../position.ts";
import { type Context, positionOf } from "../context.ts";
import type { ScalarLowering } from "../scalar.ts";

/** Calls that ask for names: they are another expression once the columns are known. */
export const rewrittenCalls: Readonly<Record<string, ScalarLowering>> = {
  column_ifexists: columnIfExists,
  columnifexists: columnIfExists,
  iscolumnexists(node, context) {
    const value = columnNamedBy(node, context).column !== undefined;
    return { kind: "literal", type: "bool", value, position: positionOf(node, context) };
  },
  bag_pack_columns(node, context) {
    const position = positionOf(node, context);
    const pairs = argumentsOf(node).flatMap((argument): Scalar[] => {
      const value = argument.symbolName ?? argument.text;
      return [{ kind: "literal", type: "string", value, position }, context.scalar(argument, context)];
    });
    return { kind: "call", name: "bag_pack", arguments: pairs, type: "dynamic", position };
  },
};

/**
 * The column, or the default. The binder gives it the default's type whether there is a column or not, the service gives
 * the column as it is ("column_ifexists()", Returns): where the two differ it is refused.
 */
function columnIfExists(node: Syntax, context: Context): Scalar {
  const position = positionOf(node, context);
  const { name, column } = columnNamedBy(node, context);
  const type = node.scalarType ?? "dynamic";
  if (column !== undefined && column.type !== type) {
    throw new QueryError(
      "unsupported",
      `The column ${name} is of type ${column.type}, its default of type ${type}: give a default of type ${column.type}`,
      position,
    );
  }
  const [, otherwise] = argumentsOf(node);
  return column === undefined && otherwise !== undefined
    ? context.scalar(otherwise, context)
    : { kind: "column", name, type, position };
}

function columnNamedBy(node: Syntax, context: Context): { name: string; column: ColumnSchema | undefined } {
  const [argument] = argumentsOf(node);
  const name = argument === undefined ? undefined : context.scalar(argument, context);
  if (name?.kind !== "literal" || typeof name.value !== "string") {
    throw new QueryError("unsupported", `The name in ${node.text} must be a literal`, positionOf(node, context));
  }
  return { name: name.value, column: context.columns.find((column) => column.name === name.value) };
}

function argumentsOf(node: Syntax): Syntax[] {
  return node.child("ArgumentList").list("Expressions");
}
