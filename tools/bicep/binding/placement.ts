import type { Report } from "../findings.ts";
import type { Declaration, Expression, Module, ObjectProperty, Resource } from "../syntax/nodes.ts";
import { expressionsOf, insideOf, keyText, visit } from "../syntax/walk.ts";
import { namedBy } from "./references.ts";
import type { FileSymbols } from "./symbols.ts";

/** Refuses loops, lambdas and whole collections where the template language has no place for them. */
export function checkPlacement(
  declarations: readonly Declaration[],
  names: FileSymbols["names"],
  report: Report,
): void {
  for (const declaration of declarations) {
    checkLoops(declaration, report);
    checkCollections(declaration, names, report);
    for (const expression of expressionsOf(declaration)) checkLambdas(expression, false, report);
    if (declaration.kind === "resource") checkPlacement(declaration.nested, names, report);
  }
}

function checkLoops(declaration: Declaration, report: Report): void {
  if (declaration.kind === "resource" || declaration.kind === "module") {
    const { loop, condition, object } = declaration.body;
    for (const outside of [loop?.items, condition]) if (outside !== undefined) refuseLoops(outside, report);
    checkObjectLoops(object.properties, 0, report);
    return;
  }
  for (const value of expressionsOf(declaration)) {
    const topLevel = value.kind === "for" && (declaration.kind === "var" || declaration.kind === "output");
    for (const inside of topLevel ? insideOf(value) : [value]) refuseLoops(inside, report);
  }
}

/** A property may have a loop as its value; a loop within such a loop may not. */
function checkObjectLoops(properties: readonly ObjectProperty[], depth: number, report: Report): void {
  for (const { key, value } of properties) {
    if (value.kind !== "for") checkValueLoops(value, depth, report);
    else {
      if (keyText(key) === undefined)
        report(key.at, "BCP143", "A loop cannot be the value of a property whose name is an expression.");
      if (depth > 0)
        report(value.loop.at, "BCP142", "A loop cannot stand within the loop of another property. Use map() inside.");
      refuseLoops(value.loop.items, report);
      checkValueLoops(value.body, depth + 1, report);
    }
  }
}

function checkValueLoops(value: Expression, depth: number, report: Report): void {
  if (value.kind === "object") checkObjectLoops(value.properties, depth, report);
  else if (value.kind === "array") for (const item of value.items) checkValueLoops(item, depth, report);
  else refuseLoops(value, report);
}

function refuseLoops(expression: Expression, report: Report): void {
  visit(expression, (part) => {
    if (part.kind === "for")
      report(
        part.loop.at,
        "BCP138",
        "No loop can stand here: only as the value of a variable, an output, a resource, a module or a property of those two.",
      );
  });
}

function checkLambdas(expression: Expression, isArgument: boolean, report: Report): void {
  if (expression.kind === "lambda" && !isArgument)
    report(expression.at, "BCP242", "A lambda can only be the argument of a function.");
  for (const inside of insideOf(expression)) {
    const argument =
      expression.kind === "call" ? inside !== expression.target : expression.kind === "parenthesized" && isArgument;
    checkLambdas(inside, argument, report);
  }
}

/** A whole collection (`accounts` without `[i]`) can be read in outputs, variables and `properties`, outside of loops, and named in `dependsOn`. */
function checkCollections(declaration: Declaration, names: FileSymbols["names"], report: Report): void {
  const refuse = (expression: Expression, wholeAllowed: boolean): void => {
    const allowed = wholeAllowed && expression.kind !== "for";
    visitAccess(expression, false, (part, accessed) => {
      const symbol = namedBy(part, names);
      const isCollection = (symbol?.kind === "resource" || symbol?.kind === "module") && symbol.isCollection;
      if (isCollection && !accessed && !allowed)
        report(part.at, "BCP144", "A whole collection cannot be used here: choose one of its items by index.");
    });
  };
  if (declaration.kind === "resource" || declaration.kind === "module") checkBodyCollections(declaration, refuse);
  else
    for (const expression of expressionsOf(declaration))
      refuse(expression, declaration.kind === "var" || declaration.kind === "output");
}

function checkBodyCollections(
  { kind, body }: Resource | Module,
  refuse: (expression: Expression, wholeAllowed: boolean) => void,
): void {
  const { loop, condition, object } = body;
  for (const outside of [loop?.items, condition]) if (outside !== undefined) refuse(outside, false);
  for (const { key, value } of object.properties) {
    const name = keyText(key);
    if (name !== "dependsOn")
      refuse(value, loop === undefined && name === (kind === "module" ? "params" : "properties"));
  }
}

/** Visits names, telling whether something of what they name is accessed directly. */
function visitAccess(
  expression: Expression,
  accessed: boolean,
  look: (part: Expression, accessed: boolean) => void,
): void {
  if (expression.kind === "name" || expression.kind === "nestedResource") {
    look(expression, accessed);
    return;
  }
  for (const inside of insideOf(expression)) {
    const isTarget = (expression.kind === "index" || expression.kind === "property") && inside === expression.target;
    visitAccess(inside, isTarget || (expression.kind === "parenthesized" && accessed), look);
  }
}
