import { type Deployed, deployedBy } from "../binding/references.ts";
import type { TargetScope } from "../binding/declared.ts";
import type { ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { CallExpression, Expression } from "../syntax/nodes.ts";
import { propertyValue, unwrapped } from "../syntax/walk.ts";
import type { Arm } from "./arm.ts";
import type { Context } from "./context.ts";
import { type Converter, itemLocals, type Locals } from "./locals.ts";
import { Unsupported } from "./unsupported.ts";

/** Where a resource or module goes, with the loop variables that apply there. */
export type Scope =
  | { readonly kind: TargetScope; readonly args: readonly Arm[]; readonly written: boolean }
  | { readonly kind: "resource"; readonly resource: ResourceSymbol; readonly locals: Locals };

const scopeFunctions: ReadonlyMap<string, TargetScope> = new Map([
  ["resourceGroup", "resourceGroup"],
  ["subscription", "subscription"],
  ["managementGroup", "managementGroup"],
  ["tenant", "tenant"],
]);

/** The scope of a child is that of the resource at the top of its parents. */
export function scopeOf(symbol: ResourceSymbol | ModuleSymbol, locals: Locals, converter: Converter): Scope {
  if (symbol.kind === "resource" && symbol.parent !== undefined) {
    const { resource, index } = symbol.parent;
    return scopeOf(resource, itemLocals({ symbol: resource, index }, locals, converter), converter);
  }
  const value = propertyValue(symbol.declaration.body.object, "scope");
  if (value === undefined) return { kind: converter.context.symbols.targetScope, args: [], written: false };
  const scope = valueOf(value, converter.context);
  if (scope.kind === "call") return functionScope(scope, locals, converter);
  const deployed = deployedBy(scope, converter.context.symbols.names);
  if (deployed?.symbol.kind === "resource")
    return resourceScope({ ...deployed, symbol: deployed.symbol }, locals, converter);
  throw new Unsupported(
    value.at,
    "A scope must be written as a resource, resourceGroup(...), subscription(...), managementGroup(...) or tenant().",
  );
}

/** Also through variables. */
function valueOf(expression: Expression, { symbols }: Pick<Context, "symbols">): Expression {
  const inner = unwrapped(expression);
  const named = inner.kind === "name" ? symbols.names.get(inner) : undefined;
  return named?.kind === "var" ? valueOf(named.value, { symbols }) : inner;
}

function functionScope({ at, callee, args }: CallExpression, locals: Locals, { convert }: Converter): Scope {
  const kind = scopeFunctions.get(callee.name);
  if (kind === undefined) throw new Unsupported(at, `"${callee.name}" gives no scope.`);
  return { kind, args: args.map((argument) => convert(argument, locals)), written: true };
}

function resourceScope(
  deployed: Deployed & { readonly symbol: ResourceSymbol },
  locals: Locals,
  converter: Converter,
): Scope {
  const { symbol } = deployed;
  const inside = itemLocals(deployed, locals, converter);
  if (symbol.type.toLowerCase() !== "microsoft.resources/resourcegroups")
    return { kind: "resource", resource: symbol, locals: inside };
  const name = propertyValue(symbol.declaration.body.object, "name");
  const subscription = scopeOf(symbol, inside, converter);
  const args = subscription.kind === "subscription" ? subscription.args : [];
  return {
    kind: "resourceGroup",
    args: name === undefined ? args : [...args, converter.convert(name, inside)],
    written: true,
  };
}
