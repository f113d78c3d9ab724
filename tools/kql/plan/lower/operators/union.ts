import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import type { UnionNode } from "../../nodes/combining.ts";
import { QueryError, unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import { OpenColumns, quotedName } from "../open-columns.ts";
import { bindWithoutMissingTables, sourcesThatAreThere } from "./fuzzy.ts";

export interface UnionSource {
  readonly name: string;
  readonly plan: Tabular;
}

export function lowerUnion(node: Syntax, input: Tabular | undefined, context: Context): UnionNode {
  const parameters = onlyParameters(node, ["kind", "withsource"], context);
  const expressions = sourcesThatAreThere(node, input, context);
  const withSource = parameters.get("withsource");
  const sources = sourcesOf(input, expressions, "union_arg", context);
  const kind = parameters.get("kind") ?? "outer";
  if (kind === "inner") {
    keepCommonColumns(node, sources, withSource, context);
  } else if (kind !== "outer") {
    throw unsupported(`The union kind ${kind}`, positionOf(node, context));
  }
  const union = unionOf(sources, node, withSource, context);
  const isKnown = union.columns.every(
    ({ name }, index) => name === withSource || union.sources.some(({ from }) => from[index] !== undefined),
  );
  return isKnown ? union : bindWithoutMissingTables(node, context);
}

/** The tables of a union or a search. One that has no name gets `prefix` and its number for one (how the service counts is not confirmed). */
export function sourcesOf(
  input: Tabular | undefined,
  expressions: readonly Syntax[],
  prefix: string,
  context: Context,
): UnionSource[] {
  const given = expressions.flatMap((expression) => {
    if (expression.kind === "NameReference" && expression.text.includes("*")) {
      return tablesLike(expression, context).map((plan) => ({ plan, view: undefined }));
    }
    const isView = expression.kind === "NameReference" && expression.symbolKind === "function";
    return [{ plan: context.tabular(expression, context), view: isView ? expression.symbolName : undefined }];
  });
  return [...(input === undefined ? [] : [{ plan: input, view: undefined }]), ...given].map(
    ({ plan, view }, index) => ({
      plan,
      name: view ?? (plan.kind === "table" || plan.kind === "as" ? plan.name : `${prefix}${index}`),
    }),
  );
}

/** `Sign*`: tables of the workspace; a view of `let` that it would take in is refused. */
function tablesLike(expression: Syntax, context: Context): Tabular[] {
  const position = positionOf(expression, context);
  const parts = expression.text.split("*").map((part) => part.replaceAll(/[^\w]/gu, String.raw`\$&`));
  const like = new RegExp(`^${parts.join(".*")}$`, "u");
  const views = [...context.names].filter(([name, binding]) => binding.kind === "function" && like.test(name));
  if (views.length > 0) {
    throw unsupported(`A view that \`${expression.text}\` takes in`, position);
  }
  return context.tables
    .filter(({ name }) => like.test(name))
    .map(({ name, columns }) => ({ kind: "table", name, columns, inputs: [], position }));
}

/** Columns meet by name and type. Where a name has several types, the binder gives `name_type` for each, and remembers the name. */
export function unionOf(
  sources: readonly UnionSource[],
  node: Syntax,
  withSource: string | undefined,
  context: Context,
): UnionNode {
  const bound = node.columns ?? [];
  const position = positionOf(node, context);
  if (withSource !== undefined && bound.filter(({ name }) => name === withSource).length > 1) {
    throw unsupported(`withsource=${withSource}, where a table has that column`, position);
  }
  return {
    kind: "union",
    withSource,
    sources: sources.map(({ name, plan }) => ({
      name,
      from: bound.map((column) => {
        // A column that `project-rename` made remembers its old name too, which is no column any more.
        const isSplit = column.originals.some((original) => column.name.startsWith(`${original}_${column.type}`));
        const isOwn =
          !isSplit &&
          sources.some((source) =>
            source.plan.columns.some((own) => own.name === column.name && own.type === column.type),
          );
        const names = new Set(isOwn || column.originals.length === 0 ? [column.name] : column.originals);
        return column.name === withSource
          ? undefined
          : plan.columns.find((own) => own.type === column.type && names.has(own.name))?.name;
      }),
    })),
    columns: columnsAt(node, context),
    inputs: sources.map(({ plan }) => plan),
    position,
  };
}

/** The binder gives an inner union the columns of an outer one, so where they differ it is bound anew as an outer one with a `project`. */
function keepCommonColumns(
  node: Syntax,
  sources: readonly UnionSource[],
  withSource: string | undefined,
  context: Context,
): void {
  const position = positionOf(node, context);
  const tables = sources.map(({ plan }) => plan.columns);
  const [first = []] = tables;
  const common = first.filter(({ name, type }) => {
    const types = tables.map((columns) => columns.find((column) => column.name === name)?.type);
    if (!types.includes(undefined) && types.some((one) => one !== type)) {
      throw unsupported(`An inner union of tables whose column ${name} has several types`, position);
    }
    return types.every((one) => one === type);
  });
  if (tables.every((columns) => columns.length === common.length)) {
    return;
  }
  if (context.within !== undefined) {
    throw unsupported("In a function, an inner union of tables with different columns", position);
  }
  const kind = node.list("Parameters").find((parameter) => parameter.child("Name").text === "kind");
  const kept: readonly Pick<ColumnSchema, "name">[] = [
    ...(withSource === undefined ? [] : [{ name: withSource }]),
    ...common,
  ];
  if (kind === undefined || kept.length === 0) {
    throw new QueryError("query", "The tables of this inner union have no column in common", position);
  }
  const { start, end } = kind.child("Expression");
  throw new OpenColumns(undefined, () => [
    { start, end, text: "outer" },
    { start: node.end, end: node.end, text: ` | project ${kept.map(({ name }) => quotedName(name)).join(", ")}` },
  ]);
}
