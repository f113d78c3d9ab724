import type { Syntax } from "../../language/syntax.ts";
import { unsupported } from "../position.ts";
import { bind, type Binding, type Context, positionOf } from "./context.ts";

/** The context after the `let` statements. Other statements are passed over when they change nothing that we run. */
export function bindStatements(statements: readonly Syntax[], context: Context): Context {
  const names = new Map(context.names);
  for (const statement of statements) {
    if (statement.kind === "LetStatement") {
      // A function keeps the names of its place; names cannot be declared twice, so later ones do it no harm.
      names.set(statement.child("Name").text, declare(statement.child("Expression"), { ...context, names }));
    } else if (!withoutEffect.has(statement.kind)) {
      throw unsupported(statement.kind, positionOf(statement, context));
    }
  }
  return { ...context, names };
}

/** `set`, the result itself, and parameters that have been given their values. */
const withoutEffect: ReadonlySet<string> = new Set([
  "SetOptionStatement",
  "ExpressionStatement",
  "QueryParametersStatement",
]);

/** By the parser's name: all statements that may stand in a query here. */
export const loweredStatements: ReadonlySet<string> = new Set(["LetStatement", ...withoutEffect]);

function declare(node: Syntax, context: Context): Binding {
  return node.kind === "FunctionDeclaration" ? { kind: "function", names: context.names } : bind(node, context);
}
