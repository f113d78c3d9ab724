import type { Syntax } from "../../../language/syntax.ts";
import type { NamedScalar, Scalar } from "../../expressions.ts";
import { QueryError } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, positionOf } from "../context.ts";
import { columnsMadeBy } from "../scalars/tuples.ts";
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
    const value = made.get(column.name) ?? { kind: "column", ...column, position };
    return { name: column.name, type: column.type, value };
  });
  return project(values, node, input, context);
}

/** Which expression made which column: by its names, or as the binder remembers them. */
function madeColumns(node: Syntax, input: Tabular, context: Context): ReadonlyMap<string, Scalar> {
  const made = new Map<string, Scalar>();
  const columns = new Map(columnsAt(node, context).map((column) => [column.name, column]));
  const old = new Set(input.columns.map((column) => column.name));
  for (const expression of node.list("Expressions")) {
    const inner = unnamed(expression);
    const own = namesOf(expression, inner, node).flatMap((name) => columns.get(name) ?? []);
    // A bare column name gives the column that is there already.
    if (!(expression.kind === "NameReference" && own[0] !== undefined && old.has(own[0].name))) {
      for (const { name, value } of columnsMadeBy(inner, own, context)) {
        made.set(name, value);
      }
    }
  }
  for (const name of columns.keys()) {
    if (!old.has(name) && !made.has(name)) {
      throw new QueryError("query", `The source of column ${name} is not known`, positionOf(node, context));
    }
  }
  return made;
}

/** The columns of one expression of an extend: as the query names them, the rest as the binder does. */
function namesOf(expression: Syntax, inner: Syntax, node: Syntax): readonly string[] {
  if (expression === inner) {
    const made = expression.columnsMadeHere(node);
    return made.length < inner.columnCount ? (inner.tupleNames ?? made) : made;
  }
  const given =
    expression.kind === "CompoundNamedExpression"
      ? expression.child("Names").list("Names")
      : [expression.child("Name")];
  return [
    ...given.map((name) => name.symbolName ?? name.text),
    ...(inner.columnCount > 1 ? (inner.tupleNames?.slice(given.length) ?? []) : []),
  ];
}
