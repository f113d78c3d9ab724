import type { Syntax } from "../language/syntax.ts";
import { unquote } from "./lower/scalars/quotes.ts";

/** How a query wants its result to be drawn. */
export interface Rendering {
  /** `timechart`, `table` … */
  readonly visualization: string;
  /** `title`, `kind`, `xcolumn`, `ycolumns`, `series` …; several columns are parted by commas. */
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * The `render` at the end of a query; undefined when there is none.
 * @param syntax - The whole query's.
 */
export function renderingOf(syntax: Syntax): Rendering | undefined {
  const last = syntax.optional("Statements") === undefined ? undefined : syntax.list("Statements").at(-1);
  const operator = last?.optional("Expression")?.optional("Operator");
  if (operator?.kind !== "RenderOperator") return undefined;
  const properties = [...operator.list("Parameters"), ...(operator.optional("WithClause")?.list("Properties") ?? [])];
  return {
    visualization: operator.optional("ChartType")?.text ?? "",
    properties: Object.fromEntries(
      properties.map((property) => [property.optional("Name")?.text ?? "", valueOf(property.optional("Expression"))]),
    ),
  };
}

function valueOf(expression: Syntax | undefined): string {
  if (expression?.kind === "StringLiteralExpression") return unquote(expression.text);
  return expression?.text ?? "";
}
