import type { CallExpression, Expression, UnaryExpression } from "../syntax/nodes.ts";
import { plainText } from "../syntax/walk.ts";
import type { Context } from "./context.ts";
import { literalOf } from "./literals.ts";
import { Unsupported } from "./unsupported.ts";

/** Takes away what leaves no trace in the template: parentheses, `!`, `any()`, `nameof()`, variables that are inlined, contents that are loaded. */
export function reduce(expression: Expression, context: Context): Expression {
  if (expression.kind === "parenthesized") return reduce(expression.inner, context);
  if (expression.kind === "nonNull") return reduce(expression.target, context);
  if (expression.kind === "call") return reduceCall(expression, context);
  if (expression.kind === "unary") return reduceNegative(expression);
  const symbol = expression.kind === "name" ? context.symbols.names.get(expression) : undefined;
  return symbol?.kind === "var" && context.inlining.variable(symbol) ? reduce(symbol.value, context) : expression;
}

/** `-1` is a literal. */
function reduceNegative(expression: UnaryExpression): Expression {
  const { operator, operand } = expression;
  return operator === "-" && operand.kind === "number" ? { ...operand, value: -operand.value } : expression;
}

/** With arguments, these say where something goes; as a value they are nothing. */
const scopes = new Set(["resourceGroup", "subscription", "managementGroup"]);

function reduceCall(expression: CallExpression, context: Context): Expression {
  const { symbols, contentVariables } = context;
  const content = symbols.loaded.get(expression);
  const variable = contentVariables.get(expression);
  if (variable !== undefined) return ownCall(expression, "variables", variable);
  if (content !== undefined) return literalOf(content, expression.at);
  const [argument] = expression.args;
  const isOwn =
    expression.target === undefined ||
    (expression.target.kind === "name" && symbols.names.get(expression.target)?.kind === "namespace");
  if (!isOwn || argument === undefined || symbols.calls.has(expression)) return expression;
  if (expression.callee.name === "any") return reduce(argument, context);
  if (scopes.has(expression.callee.name)) return { kind: "object", at: expression.at, properties: [] };
  return expression.callee.name === "nameof"
    ? { kind: "string", at: expression.at, parts: [nameOf(argument)] }
    : expression;
}

function ownCall({ at, callee, argsAt }: CallExpression, name: string, argument: string): CallExpression {
  return {
    kind: "call",
    at,
    target: undefined,
    callee: { at: callee.at, name },
    argsAt,
    args: [{ kind: "string", at, parts: [argument] }],
  };
}

/** The last name in an expression. */
function nameOf(expression: Expression): string {
  if (expression.kind === "name") return expression.name;
  if (expression.kind === "property") return expression.property.name;
  if (expression.kind === "nestedResource") return expression.resource.name;
  if (expression.kind === "parenthesized") return nameOf(expression.inner);
  if (expression.kind === "nonNull") return nameOf(expression.target);
  const name = expression.kind === "index" ? plainText(expression.index) : undefined;
  if (name === undefined) throw new Unsupported(expression.at, "This has no name.");
  return name;
}
