import type { Expression } from "../syntax/nodes.ts";
import { unwrapped } from "../syntax/walk.ts";
import type { FileSymbols, ModuleSymbol, NamedSymbol, ResourceSymbol } from "./symbols.ts";

type Names = Pick<FileSymbols, "names">["names"];

/** What an expression names, if it is a name: `storage`, `(storage)!`, `storage::blobs`. */
export function namedBy(expression: Expression, names: Names): NamedSymbol | undefined {
  const inner = unwrapped(expression);
  return inner.kind === "name" || inner.kind === "nestedResource" ? names.get(inner) : undefined;
}

export interface Deployed {
  readonly symbol: ResourceSymbol | ModuleSymbol;
  /** Of an item of a loop; without it the whole loop is meant. */
  readonly index: Expression | undefined;
}

/** The resource or module that an expression means directly: `storage`, `storage::blobs`, `accounts[i]`. */
export function deployedBy(expression: Expression, names: Names): Deployed | undefined {
  const inner = unwrapped(expression);
  const named = namedBy(inner, names);
  if (named?.kind === "resource" || named?.kind === "module") return { symbol: named, index: undefined };
  if (inner.kind !== "index") return undefined;
  const collection = namedBy(inner.target, names);
  if ((collection?.kind !== "resource" && collection?.kind !== "module") || !collection.isCollection) return undefined;
  return { symbol: collection, index: inner.index };
}

/** The conditions that a resource or module stands under: its own, behind those of the resources that it is nested in. */
export function conditionsOf(symbol: ResourceSymbol | ModuleSymbol): readonly Expression[] {
  const outer =
    symbol.kind === "resource" && symbol.parent?.how === "nested" ? conditionsOf(symbol.parent.resource) : [];
  const { condition } = symbol.declaration.body;
  return condition === undefined ? outer : [...outer, condition];
}
