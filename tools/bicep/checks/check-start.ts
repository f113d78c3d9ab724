import { deployedBy } from "../binding/references.ts";
import type { FileSymbols, ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { Declaration, Expression } from "../syntax/nodes.ts";
import { expressionsOf, expressionsOfBody, keyText, visit } from "../syntax/walk.ts";
import type { Inference } from "../types/inference.ts";
import { isNamedAtRuntime, isRunning, isWrittenOut, propertyRead, runtimeValues } from "./runtime-values.ts";

/**
 * Properties of a resource that Resource Manager must know before it deploys anything.
 * Azure/bicep, AzResourceTypeProvider.cs, WriteOnlyDeployTimeConstantPropertyNames, and the name.
 */
const START_PROPERTIES: ReadonlySet<string> = new Set(
  "name location kind sku identity tags plan zones placement managedBy managedByExtended extendedLocation subscriptionId resourceGroup".split(
    " ",
  ),
);
/** They name resources; of what they name, the id must be known. */
const PLACES: ReadonlySet<string> = new Set(["parent", "scope"]);

/** Reports values that must be known at the start of the deployment and are not (BCP120 and its kin). */
export function checkStart(inference: Inference): void {
  const { symbols } = inference;
  for (const resource of symbols.resources) {
    if (!resource.existing) checkBody(resource, inference);
    for (const expression of expressionsOfBody(resource.declaration.body)) checkParts(expression, inference);
  }
  for (const module of symbols.modules) checkBody(module, inference);
  for (const declaration of symbols.file.declarations.filter(({ kind }) => kind !== "resource"))
    checkDeclaration(declaration, inference);
}

function checkDeclaration(declaration: Declaration, inference: Inference): void {
  for (const expression of expressionsOf(declaration)) checkParts(expression, inference);
  if (declaration.kind === "var" && declaration.value.kind === "for")
    report(declaration.value.body, "BCP182", "a variable's loop makes this", inference);
}

function checkBody({ declaration }: ResourceSymbol | ModuleSymbol, inference: Inference): void {
  const { loop, condition, object } = declaration.body;
  if (loop !== undefined) report(loop.items, "BCP178", "a loop goes over this", inference);
  if (condition !== undefined) report(condition, "BCP177", "this is a condition", inference);
  for (const { key, value } of object.properties) {
    const name = keyText(key) ?? "";
    const mustBeKnown = declaration.kind === "module" ? name === "name" : START_PROPERTIES.has(name);
    if (mustBeKnown) report(value, "BCP120", `it is the ${name}`, inference);
    else if (PLACES.has(name)) checkPlace(value, name, inference);
  }
}

function checkPlace(value: Expression, name: string, inference: Inference): void {
  const named = deployedBy(value, inference.symbols.names);
  if (named === undefined) report(value, "BCP120", `it is the ${name}`, inference);
  else if (isNamedAtRuntime(named.symbol, inference)) {
    inference.report(
      value.at,
      "BCP120",
      `The deployment must know the ${name} at its start, but which "${named.symbol.name}" is meant is only known while it runs.`,
    );
  }
}

function checkParts(outermost: Expression, inference: Inference): void {
  visit(outermost, (expression) => {
    checkRead(expression, inference);
    if (expression.kind === "for") report(expression.loop.items, "BCP178", "a loop goes over this", inference);
    if (expression.kind !== "call" || !isRunning(expression, inference)) return;
    for (const argument of expression.args)
      report(argument, "BCP181", `"${expression.callee.name}" is called with this`, inference);
  });
}

/** Of an existing resource that is not known at the start, only what names it can be read. */
function checkRead(expression: Expression, inference: Inference): void {
  const symbol = calledOrRead(expression, inference.symbols);
  if (symbol === undefined || !isNamedAtRuntime(symbol, inference)) return;
  inference.report(
    expression.at,
    "BCP307",
    `Which "${symbol.name}" is meant is only known while the deployment runs, so nothing but its id and name can be read.`,
  );
}

function calledOrRead(expression: Expression, symbols: FileSymbols): ResourceSymbol | ModuleSymbol | undefined {
  if (expression.kind === "call") return expression.target && deployedBy(expression.target, symbols.names)?.symbol;
  const read = propertyRead(expression, symbols);
  return read === undefined || isWrittenOut(read) ? undefined : read.symbol;
}

function report(expression: Expression, code: string, reason: string, inference: Inference): void {
  for (const { at, what } of runtimeValues(expression, inference)) {
    inference.report(
      at,
      code,
      `The deployment must know this at its start, because ${reason}, but ${what} is only known while it runs.`,
    );
  }
}
