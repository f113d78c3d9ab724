import type { Syntax } from "../../kql/language/syntax.ts";
import { parseTimespan } from "../../kql/values/ticks.ts";

/** A node and all below it. */
export function* nodesOf(node: Syntax): Generator<Syntax> {
  yield node;
  for (const child of node.children()) yield* nodesOf(child);
}

/** The names that a query declares on its top level, with what they stand for. */
export function knobsOf(query: Syntax): ReadonlyMap<string, Syntax> {
  const statements = query.list("Statements").filter(({ kind }) => kind === "LetStatement");
  return new Map(statements.map((statement) => [statement.child("Name").text, statement.child("Expression")]));
}

/** The expression that gives the query's result. Undefined where there is none. */
export function resultOf(query: Syntax): Syntax | undefined {
  return query
    .list("Statements")
    .findLast(({ kind }) => kind === "ExpressionStatement")
    ?.child("Expression");
}

/** The length of time, in ticks, that an expression of literals, knobs and sums stands for. Undefined for any other. */
export function timespanOf(expression: Syntax, knobs: ReadonlyMap<string, Syntax>): bigint | undefined {
  const { kind } = expression;
  if (kind === "TimespanLiteralExpression") return parseTimespan(expression.text);
  if (kind === "ParenthesizedExpression") return timespanOf(expression.child("Expression"), knobs);
  if (kind === "NameReference") {
    const knob = knobs.get(expression.text);
    return knob === undefined ? undefined : timespanOf(knob, knobs);
  }
  if (kind === "AddExpression") {
    const [left, right] = [expression.child("Left"), expression.child("Right")].map((side) => timespanOf(side, knobs));
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}

/** The arguments of each call of a function. */
export function callsOf(query: Syntax, name: string): Syntax[][] {
  return [...nodesOf(query)]
    .filter((node) => node.kind === "FunctionCallExpression" && node.child("Name").text === name)
    .map((call) => call.child("ArgumentList").list("Expressions"));
}

/** Whether an operator has a parameter, such as `kind=inner` or `isfuzzy=true`; with `value`, whether it is that. */
export function hasParameter(operator: Syntax, name: string, value?: string): boolean {
  return operator
    .list("Parameters")
    .some(
      (parameter) =>
        parameter.child("Name").text === name && (value === undefined || parameter.child("Expression").text === value),
    );
}

/** The aliases of the watchlists that a query reads. */
export function watchlistsOf(query: Syntax): ReadonlySet<string> {
  const texts = callsOf(query, "_GetWatchlist").map(([alias]) => alias?.text ?? "");
  return new Set(texts.map((text) => text.replaceAll(/^["']|["']$/gu, "")));
}
