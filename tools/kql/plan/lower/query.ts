import type { CheckedQuery } from "../../language/check.ts";
import type { TableSchema } from "../../language/schema.ts";
import { QueryError } from "../position.ts";
import type { Tabular } from "../tabular.ts";
import { type Context, isTabular, positionOf } from "./context.ts";
import { lowerScalar } from "./scalar.ts";
import { bindStatements } from "./statements.ts";
import { lowerPipeline, lowerTabular } from "./tabular.ts";

/**
 * A checked query, lowered.
 *
 * @throws QueryError for a query with errors, and for what this engine lacks; OpenColumns where the binder cannot know the columns.
 */
export function lowerQuery(text: string, checked: CheckedQuery, tables: readonly TableSchema[]): Tabular {
  const error = checked.findings.find((finding) => finding.severity === "error");
  if (error !== undefined) {
    throw new QueryError("query", `${error.code}: ${error.message}`, error);
  }
  const context: Context = {
    text,
    within: undefined,
    names: new Map(),
    named: new Map(),
    tables,
    columns: [],
    scalar: lowerScalar,
    tabular: lowerTabular,
    pipeline: lowerPipeline,
  };
  const statements = checked.syntax.list("Statements");
  const inner = bindStatements(statements, context);
  const last = statements.findLast((statement) => statement.kind === "ExpressionStatement")?.child("Expression");
  if (last === undefined) {
    throw new QueryError("query", "The query has no result: it ends with a let statement");
  }
  if (isTabular(last)) {
    return lowerTabular(last, inner);
  }
  const value = lowerScalar(last, inner);
  const column = { name: "Column1", type: value.type };
  return {
    kind: "print",
    values: [{ ...column, value }],
    columns: [column],
    inputs: [],
    position: positionOf(last, inner),
  };
}
