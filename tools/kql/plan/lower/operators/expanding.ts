import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import { isScalarType } from "../../../values/types.ts";
import type { Scalar } from "../../expressions.ts";
import type { Expansion } from "../../nodes/expanding.ts";
import { unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import type { OperatorLowering } from "../tabular.ts";
import { evaluating } from "./evaluating.ts";

export const expanding: Readonly<Record<string, OperatorLowering>> = {
  MvExpandOperator(node, input, context) {
    const parameters = onlyParameters(node, ["kind", "bagexpansion", "with_itemindex"], context);
    const columns = columnsAt(node, context);
    return {
      kind: "mv-expand",
      values: expansions(node, context),
      bagsAsArrays: (parameters.get("kind") ?? parameters.get("bagexpansion")) === "array",
      // The binder renames it where there is a column of that name already; it comes last.
      indexColumn: parameters.has("with_itemindex") ? columns.at(-1)?.name : undefined,
      limit: limitOf(node, context),
      columns,
      inputs: [input],
      position: positionOf(node, context),
    };
  },
  MvApplyOperator(node, input, context) {
    const parameters = onlyParameters(node, ["with_itemindex"], context);
    const position = positionOf(node, context);
    const values = expansions(node, context);
    const indexColumn = parameters.get("with_itemindex");
    const scope = Symbol("mv-apply");
    const made: ColumnSchema[] = [
      ...values.map(({ name, type }) => ({ name, type })),
      ...(indexColumn === undefined ? [] : [{ name: indexColumn, type: "long" } as const]),
    ];
    const names = new Set(made.map((column) => column.name));
    if (input.columns.some(({ name }) => name === indexColumn)) {
      throw unsupported(`with_itemindex=${indexColumn}, where the table has that column`, position);
    }
    const rows: Tabular = {
      kind: "scope",
      scope,
      columns: [...input.columns.filter((column) => !names.has(column.name)), ...made],
      inputs: [],
      position,
    };
    return {
      kind: "mv-apply",
      values,
      indexColumn,
      limit: limitOf(node, context),
      scope,
      query: context.pipeline(node.child("Subquery").child("Expression"), rows, context),
      columns: columnsAt(node, context),
      inputs: [input],
      position,
    };
  },
  ...evaluating,
};

/** The older spelling `mvexpand` stops at 128 rows ("mv-expand operator", parameter RowLimit). */
function limitOf(node: Syntax, context: Context): Scalar | undefined {
  const clause = node.optional("RowLimitClause");
  if (clause !== undefined) {
    return context.scalar(clause.child("RowLimit"), context);
  }
  return node.firstChild().text.toLowerCase() === "mvexpand"
    ? { kind: "literal", type: "long", value: 128n, position: positionOf(node, context) }
    : undefined;
}

function expansions(node: Syntax, context: Context): Expansion[] {
  return node.list("Expressions").map((expansion): Expansion => {
    const expression = expansion.child("Expression");
    const value = context.scalar(expression, context);
    const [type] = expansion.optional("ToTypeOf")?.child("TypeOf").list("Types") ?? [];
    const name = nameOf(expression);
    const typeName = type?.symbolName ?? "dynamic";
    if (name === undefined || value.type !== "dynamic" || !isScalarType(typeName)) {
      throw unsupported(`\`${expression.text}\` in ${node.firstChild().text}`, positionOf(expression, context));
    }
    return { name, type: typeName, value };
  });
}

/** The name that the binder gives to an expansion. Tests hold it against the binder's columns. */
function nameOf(expression: Syntax): string | undefined {
  switch (expression.kind) {
    case "SimpleNamedExpression": {
      return expression.child("Name").symbolName ?? expression.child("Name").text;
    }
    case "NameReference": {
      return expression.symbolName;
    }
    case "PathExpression": {
      const selector = expression.child("Selector");
      return joined(expression, selector.kind === "NameReference" ? selector.text : undefined);
    }
    case "ElementExpression": {
      return joined(
        expression,
        /^\[(?:(\d+)|['"](\w+)['"])\]$/u.exec(expression.child("Selector").text)?.slice(1).join(""),
      );
    }
    case "FunctionCallExpression": {
      const [first] = expression.child("ArgumentList").list("Expressions");
      return first?.kind === "NameReference" ? first.symbolName : undefined;
    }
    default: {
      return undefined;
    }
  }
}

function joined(path: Syntax, selector: string | undefined): string | undefined {
  const of = nameOf(path.child("Expression"));
  return of === undefined || selector === undefined ? undefined : `${of}_${selector}`;
}
