import { conditionsOf, deployedBy } from "../binding/references.ts";
import type { ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { CallExpression, Expression, IndexAccess, PropertyAccess } from "../syntax/nodes.ts";
import { expressionsOf, visit, withNested } from "../syntax/walk.ts";
import type { Inference } from "../types/inference.ts";
import { isNullable, isReadSafely } from "../types/nullable.ts";
import { nameOf } from "../types/type-name.ts";
import { isWrittenOut, propertyRead } from "./runtime-values.ts";

type Deployed = ResourceSymbol | ModuleSymbol;
type Access = PropertyAccess | IndexAccess;

/**
 * Reports where something is read of what may not be there: a resource or module under a condition, or a value that may be null.
 * As the official compiler does, also where the same condition stands around: `!` says there that it is meant so
 * (Azure/bicep, TypeAssignmentVisitor.cs, BCP318 and BCP422).
 */
export function checkAbsent(inference: Inference): void {
  const { file, resources, modules } = inference.symbols;
  const symbols = new Map([...resources, ...modules].map((symbol) => [symbol.declaration, symbol]));
  for (const declaration of withNested(file.declarations)) {
    const standsIn =
      declaration.kind === "resource" || declaration.kind === "module"
        ? withEnclosing(symbols.get(declaration))
        : new Set<Deployed>();
    for (const outermost of expressionsOf(declaration))
      visit(outermost, (expression) => checkExpression(expression, standsIn, inference));
  }
}

/** What stands in a resource is deployed only if the resource is. */
function withEnclosing(symbol: Deployed | undefined): ReadonlySet<Deployed> {
  if (symbol === undefined) return new Set();
  const outer = symbol.kind === "resource" && symbol.parent?.how === "nested" ? symbol.parent.resource : undefined;
  return new Set([symbol, ...withEnclosing(outer)]);
}

function checkExpression(expression: Expression, standsIn: ReadonlySet<Deployed>, inference: Inference): void {
  if (expression.kind === "call") return checkCall(expression, standsIn, inference);
  if ((expression.kind !== "property" && expression.kind !== "index") || expression.safe) return;
  const what = absentTarget(expression, standsIn, inference);
  if (what !== undefined)
    inference.report(
      expression.signAt,
      "BCP318",
      `${what}, and then the deployment fails here. Write ".?" to get null instead, or "!" where it is surely there.`,
    );
}

function checkCall({ target, callee }: CallExpression, standsIn: ReadonlySet<Deployed>, inference: Inference): void {
  const symbol = target && conditional(target, inference);
  if (symbol !== undefined && !standsIn.has(symbol))
    inference.report(callee.at, "BCP422", `"${symbol.name}" may not be deployed, and then the deployment fails here.`);
}

function absentTarget(access: Access, standsIn: ReadonlySet<Deployed>, inference: Inference): string | undefined {
  const { target } = access;
  if (isNullable(target, inference) && !isReadSafely(target))
    return `This is of type "${nameOf(inference.typeOf(target))}" and may be null`;
  const symbol = conditional(target, inference);
  if (symbol === undefined || standsIn.has(symbol)) return undefined;
  const read = propertyRead(access, inference.symbols);
  return read === undefined || isWrittenOut(read) ? undefined : `"${symbol.name}" may not be deployed`;
}

/** The resource or module that an expression means, if it is deployed under a condition and nobody says with `!` that it is there. */
function conditional(expression: Expression, inference: Inference): Deployed | undefined {
  if (isAsserted(expression)) return undefined;
  const found = deployedBy(expression, inference.symbols.names);
  // A loop is always there, though it may have no items.
  if (found === undefined || found.symbol.isCollection !== (found.index !== undefined)) return undefined;
  const isUnsure = conditionsOf(found.symbol).some((condition) => {
    const type = inference.typeOf(condition);
    return type.kind === "bool" && type.literal !== true;
  });
  return isUnsure ? found.symbol : undefined;
}

function isAsserted(expression: Expression): boolean {
  if (expression.kind === "parenthesized") return isAsserted(expression.inner);
  return expression.kind === "index" ? isAsserted(expression.target) : expression.kind === "nonNull";
}
