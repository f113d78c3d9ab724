import type { Syntax } from "../../../language/syntax.ts";
import type { UnionNode } from "../../nodes/combining.ts";
import { unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";

/**
 * Columns meet by name and type. Where a name has several types, the binder gives `name_type` for each.
 * A source without a name counts as `union_arg0`, `union_arg1` ... in `withsource`.
 */
export function lowerUnion(node: Syntax, input: Tabular | undefined, context: Context): UnionNode {
  const parameters = onlyParameters(node, ["kind", "withsource"], context);
  // The binder gives the columns of an outer union for an inner one too, so its names cannot be had.
  if ((parameters.get("kind") ?? "outer") !== "outer") {
    throw unsupported("The union kind inner", positionOf(node, context));
  }
  const columns = columnsAt(node, context);
  const inputs = [
    ...(input === undefined ? [] : [input]),
    ...node.list("Expressions").map((expression) => context.tabular(expression, context)),
  ];
  const withSource = parameters.get("withsource");
  return {
    kind: "union",
    withSource,
    sources: inputs.map((source, index) => ({
      name: source.kind === "table" ? source.name : `union_arg${index}`,
      from: columns.map((column) => sourceColumn(source, column.name, column.type, withSource)),
    })),
    columns,
    inputs,
    position: positionOf(node, context),
  };
}

function sourceColumn(
  { columns }: Tabular,
  name: string,
  type: string,
  withSource: string | undefined,
): string | undefined {
  if (name === withSource) {
    return undefined;
  }
  const sameType = columns.filter((column) => column.type === type);
  return (
    sameType.find((column) => column.name === name) ?? sameType.find((column) => `${column.name}_${type}` === name)
  )?.name;
}
