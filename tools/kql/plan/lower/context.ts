import { placeAt } from "../../language/place.ts";
import type { ColumnSchema, TableSchema } from "../../language/schema.ts";
import type { Syntax } from "../../language/syntax.ts";
import type { Scalar } from "../expressions.ts";
import { type Position, QueryError, unsupported } from "../position.ts";
import type { Tabular } from "../tabular.ts";

/** What a name of `let` or of a parameter stands for. Functions are not here: the binder gives their bodies at each call. */
export type Binding =
  | { readonly kind: "scalar"; readonly value: Scalar }
  | { readonly kind: "tabular"; readonly value: Tabular }
  | { readonly kind: "function"; readonly names: Names };

/** Names in scope, by name; functions keep the names of the place where they were declared. */
export type Names = ReadonlyMap<string, Binding>;

/** Where lowering is: which text, which names, and the operators that enclose it. */
export interface Context {
  readonly text: string;
  /** The workspace function whose body this is. */
  readonly within: string | undefined;
  readonly names: Names;
  /** What `as` named, in this query or function, so far. */
  readonly named: Map<string, Tabular>;
  /** All tables of the workspace: what `search` and wildcards range over. */
  readonly tables: readonly TableSchema[];
  /** The columns of the rows that the operator reads: what `column_ifexists` asks. */
  readonly columns: readonly ColumnSchema[];
  scalar(node: Syntax, context: Context): Scalar;
  tabular(node: Syntax, context: Context): Tabular;
  /** A pipeline that begins with an operator (`mv-apply ... on (summarize ...)`), over the rows of `input`. */
  pipeline(node: Syntax, input: Tabular, context: Context): Tabular;
}

export function positionOf(node: Syntax, { text, within }: Context): Position {
  const place = placeAt(text, node.start);
  return within === undefined ? place : { ...place, within };
}

/** The columns that the binder knows for an operator or a pipe. */
export function columnsAt(node: Syntax, context: Context): ColumnSchema[] {
  if (node.columns === undefined) {
    throw new QueryError("query", `The columns of ${node.kind} are not known`, positionOf(node, context));
  }
  return node.columns.map(({ name, type }) => ({ name, type }));
}

/** The parameters of an operator: `kind=inner` of a join, `withsource=T` of a union. Values as they are written. */
export function parametersOf(node: Syntax): ReadonlyMap<string, string> {
  return new Map(
    node.list("Parameters").map((parameter) => [parameter.child("Name").text, parameter.child("Expression").text]),
  );
}

/** Parameters that change how the service works, not what it answers. */
const hints = /^(?:hint\..*|isfuzzy|decodeblocks)$/u;

/** Refuses parameters that the caller does not deal with, so that none is ignored in silence. */
export function onlyParameters(node: Syntax, known: readonly string[], context: Context): ReadonlyMap<string, string> {
  const parameters = parametersOf(node);
  for (const name of parameters.keys()) {
    if (!known.includes(name) && !hints.test(name)) {
      throw unsupported(`The parameter ${name} of ${node.kind}`, positionOf(node, context));
    }
  }
  return parameters;
}

/** A name for an expression: tabular when the binder knows its columns. */
export function bind(node: Syntax, context: Context): Exclude<Binding, { kind: "function" }> {
  return isTabular(node)
    ? { kind: "tabular", value: context.tabular(node, context) }
    : { kind: "scalar", value: context.scalar(node, context) };
}

/** A pipe is one even where the binder does not know its columns (`fork`). */
export function isTabular(node: Syntax): boolean {
  return node.columns !== undefined || node.kind === "PipeExpression";
}
