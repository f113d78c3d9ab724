import type { Syntax } from "../../kql/language/syntax.ts";
import type { Check } from "./examined-rule.ts";
import { hasParameter, nodesOf } from "./query-parts.ts";

/** Nothing that the binder minds, be there watchlists or not. Its suggestions are matters of taste. */
export const checkBinding: Check<unknown> = ({ bound, withoutWatchlists }) => {
  const whats = [
    { findings: bound.findings, when: "" },
    { findings: withoutWatchlists.findings, when: " (when there is no watchlist)" },
  ];
  const lines = whats.flatMap(({ findings, when }) =>
    findings
      .filter(({ severity }) => severity !== "suggestion")
      .map(({ line, column, code, message }) => ({
        text: `query, line ${line}, column ${column}: ${code} ${message}`,
        when,
      })),
  );
  const always = new Set(lines.filter(({ when }) => when === "").map(({ text }) => text));
  return lines.filter(({ text, when }) => when === "" || !always.has(text)).map(({ text, when }) => text + when);
};

/** What each forbidden operator is called in the problem. */
const forbidden: Readonly<Record<string, (node: Syntax) => string | undefined>> = {
  SearchOperator: () => "search reads every table",
  FindOperator: () => "find reads every table",
  ExternalDataExpression: () => "externaldata fetches from elsewhere",
  UnionOperator: (node) =>
    node.list("Expressions").some((table) => [...nodesOf(table)].some(({ kind }) => kind === "WildcardedName"))
      ? "union with a wildcard reads every table"
      : undefined,
  JoinOperator: (node) =>
    hasParameter(node, "kind") ? undefined : "a join must name its kind: the default drops rows",
};

/** No operator that Sentinel refuses in rules, is slow over all tables, or means something else than it looks like. */
export const checkOperators: Check<unknown> = ({ bound }) =>
  [...nodesOf(bound.syntax)].flatMap((node) => {
    const problem = forbidden[node.kind]?.(node);
    return problem === undefined ? [] : [`query: ${problem}`];
  });
