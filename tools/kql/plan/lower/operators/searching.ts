import type { Syntax } from "../../../language/syntax.ts";
import { unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import type { OperatorLowering, SourceLowering } from "../tabular.ts";
import { overAnyColumn } from "./any-column.ts";
import { sourcesOf, unionOf } from "./union.ts";

/** `search`: a union of the tables, with their names in `$table`, and a `where`. */
export const searching: {
  readonly operators: Readonly<Record<string, OperatorLowering>>;
  readonly sources: Readonly<Record<string, SourceLowering>>;
} = {
  operators: { SearchOperator: (node, input, context) => lowerSearch(node, input, context) },
  sources: { SearchOperator: (node, context) => lowerSearch(node, undefined, context) },
};

const tableColumn = "$table";

function lowerSearch(node: Syntax, input: Tabular | undefined, context: Context): Tabular {
  const position = positionOf(node, context);
  const kind = onlyParameters(node, ["kind"], context).get("kind") ?? "default";
  if (!["default", "case_insensitive", "case_sensitive"].includes(kind)) {
    throw unsupported(`The kind ${kind} of search`, position);
  }
  const expressions = node.optional("InClause")?.list("Expressions");
  const sources =
    input === undefined && expressions === undefined
      ? context.tables.map(({ name, columns }) => ({
          name,
          plan: { kind: "table", name, columns, inputs: [], position } as const,
        }))
      : sourcesOf(input, expressions ?? [], "search_arg", context);
  if (sources.some(({ plan }) => plan.columns.some((column) => column.name === tableColumn))) {
    throw unsupported("A search over the result of a search", position);
  }
  const union = unionOf(sources, node, tableColumn, context);
  const searched = union.columns.filter((column) => column.name !== tableColumn);
  const overTerms = overAnyColumn(searched, context, { caseSensitive: kind === "case_sensitive" });
  const condition = overTerms.scalar(node.child("Condition"), overTerms);
  return { kind: "where", condition, columns: columnsAt(node, context), inputs: [union], position };
}
