import { kustoLanguage } from "./library.ts";
import type { Syntax } from "./syntax.ts";

let names: ReadonlySet<string> | undefined;

/** Whether it is a call of an aggregation function. Ask only where aggregates may stand: a few scalar functions have such names. */
export function isAggregateCall(node: Syntax): boolean {
  names ??= new Set(kustoLanguage().Aggregates.All.map((symbol) => symbol.Name));
  return node.kind === "FunctionCallExpression" && names.has(node.symbolName ?? "");
}
