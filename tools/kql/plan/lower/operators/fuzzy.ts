import type { Syntax } from "../../../language/syntax.ts";
import { QueryError, unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { type Context, positionOf } from "../context.ts";
import { OpenColumns } from "../open-columns.ts";

/** A table without columns and rows, in place of one that there is not. */
const nothing = "(print nothing = 0 | take 0 | project-away nothing)";

/** The sources of a union without those that read a table that there is not; the binder lets that pass only with `isfuzzy=true`. */
export function sourcesThatAreThere(node: Syntax, input: Tabular | undefined, context: Context): Syntax[] {
  const expressions = node.list("Expressions");
  const there = expressions.filter((expression) => !readsMissingTable(expression));
  if (input === undefined && there.length === 0) {
    throw new QueryError("query", "None of the tables of this union is there", positionOf(node, context));
  }
  return there;
}

function readsMissingTable(node: Syntax): boolean {
  const isMissing = node.kind === "NameReference" && node.symbolName === undefined && node.columns?.length === 0;
  return isMissing || node.children().some(readsMissingTable);
}

/** A column that no source gives comes from a missing table (`Missing | where x > 1` makes the binder expect an x): the query is bound anew without it. */
export function bindWithoutMissingTables(node: Syntax, context: Context): never {
  const missing = node.list("Expressions").filter(readsMissingTable);
  const position = positionOf(missing[0] ?? node, context);
  if (missing.length === 0) {
    throw new QueryError("query", "The sources of this union's columns are not known", position);
  }
  if (context.within !== undefined) {
    throw unsupported("In a function, an expression over a missing table in a fuzzy union", position);
  }
  throw new OpenColumns(undefined, () => missing.map(({ start, end }) => ({ start, end, text: nothing })));
}
