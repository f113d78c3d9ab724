import { namedBy } from "../binding/references.ts";
import type { FileSymbols, ModuleSymbol, NamedSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { Declaration, Expression, Variable } from "../syntax/nodes.ts";
import { expressionsOf, insideOf, plainText, propertyValue, visit } from "../syntax/walk.ts";

/** A resource, a module, or a variable that leads to one. */
export type Needed = ResourceSymbol | ModuleSymbol | Variable;

export interface Dependency {
  readonly on: Needed;
  /** Of an item of a loop; without it on all items. */
  readonly index: Expression | undefined;
  /** Nothing is read of it but what is known before: its id, its name. */
  readonly weak: boolean;
}

export type Dependencies = ReadonlyMap<Needed, readonly Dependency[]>;

/** What each resource, module and variable needs, as it is written. */
export function collectDependencies(symbols: FileSymbols): Dependencies {
  const all = new Map<Needed, Dependency[]>();
  for (const symbol of symbols.resources)
    all.set(symbol, [...onParent(symbol), ...written(symbol.declaration, symbols)]);
  for (const symbol of symbols.modules) all.set(symbol, written(symbol.declaration, symbols));
  for (const variable of symbols.variables) all.set(variable, written(variable, symbols));
  return withoutPlainVariables(all);
}

function onParent({ parent }: ResourceSymbol): Dependency[] {
  return parent === undefined ? [] : [{ on: parent.resource, index: parent.index, weak: true }];
}

/** Variables that lead to no resource are no dependency. */
function withoutPlainVariables(all: Map<Needed, Dependency[]>): Dependencies {
  const leadsNowhere = ({ on }: Dependency): boolean => on.kind === "var" && all.get(on)?.length === 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const [symbol, dependencies] of all) {
      const left = dependencies.filter((dependency) => !leadsNowhere(dependency));
      changed ||= left.length < dependencies.length;
      all.set(symbol, left);
    }
  }
  return all;
}

function written(
  declaration: Extract<Declaration, { kind: "resource" | "module" | "var" }>,
  symbols: FileSymbols,
): Dependency[] {
  const found: Dependency[] = [];
  const look = (expression: Expression, parents: readonly Expression[]): void => {
    const on = namedBy(expression, symbols.names);
    if ((expression.kind === "name" || expression.kind === "nestedResource") && isNeeded(on)) {
      const dependency = {
        on,
        index: indexOf(expression, on, parents, declaration, symbols),
        weak: isWeak(expression, on, parents, declaration),
      };
      if (!found.some((other) => other.on === on && other.index === dependency.index && other.weak === dependency.weak))
        found.push(dependency);
    }
    if (expression.kind !== "nestedResource")
      for (const inside of insideOf(expression)) look(inside, [expression, ...parents]);
  };
  for (const expression of expressionsOf(declaration)) look(expression, []);
  return found;
}

function isNeeded(symbol: NamedSymbol | undefined): symbol is Needed {
  return symbol?.kind === "resource" || symbol?.kind === "module" || symbol?.kind === "var";
}

function isCollection(symbol: Needed): boolean {
  return symbol.kind === "var" ? symbol.value.kind === "for" : symbol.isCollection;
}

/** An index in which a variable of an inner loop stands means nothing at the declaration: all items are needed. */
function indexOf(
  expression: Expression,
  on: Needed,
  [parent]: readonly Expression[],
  declaration: Declaration,
  symbols: FileSymbols,
): Expression | undefined {
  if (!isCollection(on) || parent?.kind !== "index" || parent.target !== expression) return undefined;
  const own = loopOf(declaration);
  let known = true;
  visit(parent.index, (part) => {
    const symbol = part.kind === "name" ? symbols.names.get(part) : undefined;
    if (
      symbol?.kind === "lambdaParameter" ||
      ((symbol?.kind === "loopItem" || symbol?.kind === "loopIndex") && symbol.loop !== own)
    )
      known = false;
  });
  return known ? parent.index : undefined;
}

function loopOf(declaration: Declaration) {
  if (declaration.kind === "resource" || declaration.kind === "module") return declaration.body.loop;
  return declaration.kind === "var" && declaration.value.kind === "for" ? declaration.value.loop : undefined;
}

const knownProperties = new Set(["id", "name", "type", "apiVersion"]);

function isWeak(expression: Expression, on: Needed, parents: readonly Expression[], declaration: Declaration): boolean {
  if (on.kind !== "resource") return false;
  if (
    isInProperty(expression, parents, declaration, "parent") ||
    isInProperty(expression, parents, declaration, "scope")
  )
    return true;
  const [parent, ...outer] = parents;
  if (parent === undefined) return false;
  if (parent.kind === "nonNull") return isWeak(parent, on, outer, declaration);
  if (parent.kind === "property") return knownProperties.has(parent.property.name);
  if (parent.kind === "call") return parent.target === expression;
  if (parent.kind !== "index" || parent.target !== expression) return false;
  const name = plainText(parent.index);
  return name === undefined ? on.isCollection && isWeak(parent, on, outer, declaration) : knownProperties.has(name);
}

/** Whether an expression stands in the value of a property of a resource's or a module's body. */
function isInProperty(
  expression: Expression,
  parents: readonly Expression[],
  declaration: Declaration,
  name: string,
): boolean {
  if (declaration.kind !== "resource" && declaration.kind !== "module") return false;
  const value = propertyValue(declaration.body.object, name);
  return value !== undefined && (value === expression || parents.includes(value));
}
