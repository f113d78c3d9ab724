import type { Declaration, Expression } from "../syntax/nodes.ts";
import { expressionsOf, propertyValue, visit } from "../syntax/walk.ts";
import { calledFunction } from "../types/called-function.ts";
import type { Inference } from "../types/inference.ts";

/** Reports functions that stand where they cannot be called. */
export function checkFunctionPlaces(inference: Inference): void {
  const { symbols } = inference;
  const declarations: readonly Declaration[] = [
    ...symbols.file.declarations.filter(({ kind }) => kind !== "resource"),
    ...symbols.resources.map(({ declaration }) => declaration),
  ];
  const secrets = secureArguments(inference);
  for (const declaration of declarations) {
    for (const outermost of expressionsOf(declaration))
      visit(outermost, (expression) => checkCall(expression, { declaration, secrets, inference }));
  }
}

interface Place {
  readonly declaration: Declaration;
  readonly secrets: ReadonlySet<Expression>;
  readonly inference: Inference;
}

function checkCall(expression: Expression, { declaration, secrets, inference }: Place): void {
  if (expression.kind !== "call" || inference.symbols.calls.has(expression)) return;
  const { callee, target } = expression;
  const known = calledFunction(expression, inference)?.known;
  const inDefault = declaration.kind === "param";
  if (known === "defaults" && !inDefault)
    inference.report(
      callee.at,
      "BCP065",
      `"${callee.name}" gives another value each time, so it can only be a parameter's default.`,
    );
  if (known === "running" && (inDefault || declaration.kind === "metadata"))
    inference.report(
      callee.at,
      "BCP066",
      `"${callee.name}" asks Azure while the deployment runs, which is too late here.`,
    );
  if (callee.name === "getSecret" && target !== undefined && !secrets.has(expression)) {
    inference.report(expression.at, "BCP180", `"getSecret" can only be what a secure parameter of a module gets.`);
  }
}

/** What secure parameters of modules are given, both branches of a ternary apart. */
function secureArguments({ symbols }: Inference): Set<Expression> {
  const found = new Set<Expression>();
  for (const { declaration, target } of symbols.modules) {
    const params = propertyValue(declaration.body.object, "params");
    if (params?.kind !== "object") continue;
    for (const parameter of target.parameters) {
      const value = propertyValue(params, parameter.id.name);
      const isSecure = parameter.decorators.some(({ name }) => name === "secure");
      if (isSecure && value !== undefined) addBranches(value, found);
    }
  }
  return found;
}

function addBranches(expression: Expression, found: Set<Expression>): void {
  found.add(expression);
  if (expression.kind !== "ternary") return;
  addBranches(expression.whenTrue, found);
  addBranches(expression.whenFalse, found);
}
