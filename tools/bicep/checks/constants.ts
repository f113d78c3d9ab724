import type { Expression } from "../syntax/nodes.ts";
import { insideOf, plainText } from "../syntax/walk.ts";

const LITERALS: ReadonlySet<Expression["kind"]> = new Set([
  "number",
  "boolean",
  "null",
  "object",
  "array",
  "unary",
  "parenthesized",
]);

/** Whether a value is written out, all of it. */
export function isConstant(expression: Expression): boolean {
  if (expression.kind === "string") return plainText(expression) !== undefined;
  return LITERALS.has(expression.kind) && insideOf(expression).every(isConstant);
}
