import type { Syntax } from "../../language/syntax.ts";
import { QueryError } from "../position.ts";
import type { Tabular } from "../tabular.ts";
import { bind, type Binding, type Context, type Names, positionOf } from "./context.ts";
import { bindStatements } from "./statements.ts";
import { tablesByName } from "./tables-by-name.ts";

/**
 * A call of a function of the workspace or of a `let`: its body, with the arguments bound to its parameters. Undefined
 * for a built-in function. `piped` is the first argument where `invoke` calls.
 */
export function lowerCall(
  node: Syntax,
  context: Context,
  piped?: Tabular,
): Exclude<Binding, { kind: "function" }> | undefined {
  const name = node.symbolName ?? node.text;
  const byName = tablesByName[name];
  if (byName !== undefined) {
    return { kind: "tabular", value: byName(node, context) };
  }
  const body = node.calledBody();
  if (body === undefined) {
    return undefined;
  }
  const declared = context.names.get(name);
  const outer: Names = declared?.kind === "function" ? declared.names : new Map();
  const names = new Map([...outer, ...bindArguments(node, context, piped)]);
  const inner = bindStatements(body.list("Statements"), {
    ...context,
    text: body.treeText,
    within: name,
    names,
    named: new Map(),
  });
  const result = body.optional("Expression");
  if (result === undefined) {
    throw new QueryError("query", `The function ${name} gives nothing`, positionOf(node, context));
  }
  return bind(result, inner);
}

function bindArguments(node: Syntax, context: Context, piped: Tabular | undefined): [string, Binding][] {
  const given = node.optional("ArgumentList")?.list("Expressions") ?? [];
  const named = new Map(
    given
      .filter((argument) => argument.kind === "SimpleNamedExpression")
      .map((argument) => [argument.child("Name").text, argument.child("Expression")]),
  );
  return node.calledParameters().map(({ name, defaultValue }, index): [string, Binding] => {
    if (piped !== undefined && index === 0) {
      return [name, { kind: "tabular", value: piped }];
    }
    const place = given[piped === undefined ? index : index - 1];
    const byPlace = place?.kind === "SimpleNamedExpression" ? undefined : place;
    const argument = named.get(name) ?? byPlace ?? defaultValue;
    if (argument === undefined) {
      throw new QueryError("query", `The parameter ${name} has no argument`, positionOf(node, context));
    }
    return [name, bind(argument, context)];
  });
}
