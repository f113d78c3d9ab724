import type { FileSymbols, ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import { deployedBy } from "../binding/references.ts";
import type { CallExpression, Expression, Position } from "../syntax/nodes.ts";
import { insideOf, keyText, propertyValue, unwrapped } from "../syntax/walk.ts";
import { calledFunction } from "../types/called-function.ts";
import type { Inference } from "../types/inference.ts";

/** What can be said of a resource, and of a module, before it is there. */
const READABLE_AT_START: Readonly<Record<"resource" | "module", ReadonlySet<string>>> = {
  resource: new Set(["id", "name", "type", "apiVersion"]),
  module: new Set(["name"]),
};

/** What a resource is named by. */
const NAMING: ReadonlySet<string> = new Set(["id", "name"]);

/** A value that is only known while the deployment runs. */
export interface RuntimeValue {
  readonly at: Position;
  /** As a message calls it. */
  readonly what: string;
}

/** Where an expression depends on what is only known while the deployment runs. What a variable depends on is found where the variable is used. */
export function* runtimeValues(expression: Expression, inference: Inference): Generator<RuntimeValue> {
  const { names } = inference.symbols;
  const whole = deployedBy(expression, names);
  if (whole !== undefined) {
    yield { at: expression.at, what: `"${whole.symbol.name}" as a whole` };
    return;
  }
  const read = propertyRead(expression, inference.symbols);
  if (read !== undefined) {
    if (!isKnownAtStart(read, inference))
      yield { at: expression.at, what: `"${read.symbol.name}.${read.property ?? "..."}"` };
    if (read.index !== undefined) yield* runtimeValues(read.index, inference);
    return;
  }
  if (expression.kind === "call") {
    if (expression.callee.name === "nameof") return;
    if (isRunning(expression, inference))
      yield { at: expression.at, what: `the result of "${expression.callee.name}"` };
    if (expression.target !== undefined && deployedBy(expression.target, names) !== undefined) return;
  }
  const symbol = expression.kind === "name" ? names.get(expression) : undefined;
  if (symbol?.kind === "var") {
    const [first] = runtimeValues(symbol.value, inference);
    if (first !== undefined) yield { at: expression.at, what: `"${symbol.id.name}" by way of ${first.what}` };
  }
  for (const inside of insideOf(expression)) yield* runtimeValues(inside, inference);
}

function isKnownAtStart(read: PropertyRead, inference: Inference): boolean {
  return isWrittenOut(read) && !(NAMING.has(read.property ?? "") && isNamedAtRuntime(read.symbol, inference));
}

/** Whether a property follows from what the file says of a resource or module, without asking Azure. */
export function isWrittenOut({ symbol, property = "" }: PropertyRead): boolean {
  return READABLE_AT_START[symbol.kind].has(property);
}

/** Whether it is only known while the deployment runs which existing resource is meant. */
export function isNamedAtRuntime(symbol: ResourceSymbol | ModuleSymbol, inference: Inference): boolean {
  if (symbol.kind === "module" || !symbol.existing) return false;
  const { parent, declaration } = symbol;
  if (parent !== undefined && isNamedAtRuntime(parent.resource, inference)) return true;
  return ["name", "scope"].some((property) => {
    const value = propertyValue(declaration.body.object, property);
    if (value === undefined) return false;
    const named = deployedBy(value, inference.symbols.names);
    return named === undefined
      ? runtimeValues(value, inference).next().done !== true
      : isNamedAtRuntime(named.symbol, inference);
  });
}

/** Whether a call asks Azure while the deployment runs: `reference()`, `storage.listKeys()`. */
export function isRunning(call: CallExpression, inference: Inference): boolean {
  return !inference.symbols.calls.has(call) && calledFunction(call, inference)?.known === "running";
}

export interface PropertyRead {
  readonly symbol: ResourceSymbol | ModuleSymbol;
  /** `undefined` where its name is put together. */
  readonly property: string | undefined;
  readonly index: Expression | undefined;
}

/** A property of a resource or a module: `site.location`, `sites[0]!.location`, `site['location']`. */
export function propertyRead(expression: Expression, { names }: FileSymbols): PropertyRead | undefined {
  const access = unwrapped(expression);
  if (access.kind !== "property" && access.kind !== "index") return undefined;
  const read = deployedBy(access.target, names);
  if (read === undefined) return undefined;
  if (access.kind === "property") return { ...read, property: access.property.name };
  return { ...read, property: access.index.kind === "string" ? keyText(access.index) : undefined };
}
