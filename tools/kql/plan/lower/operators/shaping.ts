import type { Syntax } from "../../../language/syntax.ts";
import type { NamedScalar } from "../../expressions.ts";
import { QueryError } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, positionOf } from "../context.ts";
import type { OperatorLowering } from "../tabular.ts";
import { namedScalars, unnamed } from "./named-scalars.ts";

/** Operators that give other columns: all become `project`. */
export const shaping: Readonly<Record<string, OperatorLowering>> = {
  ProjectOperator: (node, input, context) =>
    project(namedScalars(node, node.list("Expressions"), context), node, input, context),
  ExtendOperator: (node, input, context) => extend(node, input, context),
  ProjectAwayOperator: passOn,
  ProjectKeepOperator: passOn,
  ProjectByNamesOperator: passOn,
  ProjectReorderOperator: passOn,
  ProjectRenameOperator: passOn,
};

function project(values: readonly NamedScalar[], node: Syntax, input: Tabular, context: Context): Tabular {
  return {
    kind: "project",
    values,
    columns: columnsAt(node, context),
    inputs: [input],
    position: positionOf(node, context),
  };
}

/** The columns of the input under their own or another name. */
function passOn(node: Syntax, input: Tabular, context: Context): Tabular {
  const position = positionOf(node, context);
  const here = new Set(input.columns.map((column) => column.name));
  const renamed = new Map(
    node
      .list("Expressions")
      .filter((expression) => expression.kind === "SimpleNamedExpression")
      .map((expression) => [
        expression.child("Name").symbolName ?? expression.child("Name").text,
        expression.child("Expression").symbolName,
      ]),
  );
  const values = columnsAt(node, context).map((column): NamedScalar => {
    const name = renamed.get(column.name) ?? column.name;
    if (!here.has(name)) {
      throw new QueryError("query", `The source of column ${column.name} is not known`, position);
    }
    return { name: column.name, type: column.type, value: { kind: "column", name, type: column.type, position } };
  });
  return project(values, node, input, context);
}

/** `extend` and `serialize`: the input's columns, some replaced in their place, new ones behind. */
export function extend(node: Syntax, input: Tabular, context: Context): Tabular {
  const position = positionOf(node, context);
  const made = madeColumns(node, input, context);
  const values = columnsAt(node, context).map((column): NamedScalar => {
    const expression = made.get(column.name);
    const value =
      expression === undefined
        ? ({ kind: "column", name: column.name, type: column.type, position } as const)
        : context.scalar(expression, context);
    return { name: column.name, type: column.type, value };
  });
  return project(values, node, input, context);
}

/** Which expression made which column: by its name, or as the binder remembers it. */
function madeColumns(node: Syntax, input: Tabular, context: Context): ReadonlyMap<string, Syntax> {
  const made = new Map<string, Syntax>();
  const old = new Set(input.columns.map((column) => column.name));
  for (const expression of node.list("Expressions")) {
    const name = expression.kind === "SimpleNamedExpression" ? expression.child("Name").symbolName : undefined;
    const [known = name] = name === undefined ? expression.columnsMadeHere(node) : [];
    if (unnamed(expression).columnCount > 1) {
      throw new QueryError(
        "unsupported",
        "An expression that gives several columns is not supported here",
        positionOf(expression, context),
      );
    }
    // A bare column name gives the column that is there already.
    if (known !== undefined && !(expression.kind === "NameReference" && old.has(known))) {
      made.set(known, unnamed(expression));
    }
  }
  for (const column of columnsAt(node, context)) {
    if (!old.has(column.name) && !made.has(column.name)) {
      throw new QueryError("query", `The source of column ${column.name} is not known`, positionOf(node, context));
    }
  }
  return made;
}
