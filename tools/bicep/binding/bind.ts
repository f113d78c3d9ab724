import type { Diagnostic } from "../diagnostics.ts";
import { Findings } from "../findings.ts";
import type { BicepFile, Module } from "../syntax/nodes.ts";
import { propertyValue } from "../syntax/walk.ts";
import { reportCycles } from "./cycles.ts";
import { sortDeclarations } from "./declared.ts";
import { checkDecorators } from "./decorators.ts";
import { loadContents, type ReadBeside } from "./loaded.ts";
import { Names, type Scope } from "./names.ts";
import { checkPlacement } from "./placement.ts";
import { deployedBy } from "./references.ts";
import { resourceSymbols } from "./resource-symbols.ts";
import type { FileSymbols, ModuleSymbol, NamedSymbol } from "./symbols.ts";
import { bindTypes } from "./type-names.ts";

export interface Surroundings {
  /** The file that a module deploys, bound already. */
  readonly moduleTarget: (module: Module) => FileSymbols;
  readonly read: ReadBeside;
}

const namespaces: ReadonlyMap<string, NamedSymbol> = new Map([
  ["sys", { kind: "namespace", name: "sys" }],
  ["az", { kind: "namespace", name: "az" }],
]);

/** Finds out what the names of a file stand for. */
export function bind(
  file: BicepFile,
  surroundings: Surroundings,
): { readonly symbols: FileSymbols; readonly diagnostics: readonly Diagnostic[] } {
  const { report, diagnostics } = new Findings(file.path);
  const declared = sortDeclarations(file, report);
  const resources = resourceSymbols(declared.resources, report);
  const modules = declared.modules.map((declaration): ModuleSymbol => {
    const target = surroundings.moduleTarget(declaration);
    return {
      kind: "module",
      name: declaration.id.name,
      declaration,
      isCollection: declaration.body.loop !== undefined,
      target,
    };
  });
  const topLevel = resources.filter(({ parent }) => parent === undefined);
  const named: readonly NamedSymbol[] = [...declared.parameters, ...declared.variables, ...topLevel, ...modules];
  const scope: Scope = {
    names: new Map(named.map((symbol) => ["id" in symbol ? symbol.id.name : symbol.name, symbol])),
    outer: { names: namespaces, outer: undefined },
  };
  const names = new Names(declared.functions, report);
  for (const declaration of [...declared.metadata, ...declared.parameters, ...declared.variables, ...declared.outputs])
    names.plain(declaration, scope);
  for (const declaration of declared.types) names.decorators(declaration, scope);
  for (const declaration of declared.functions) names.function(declaration);
  for (const symbol of topLevel) names.deployed(symbol.declaration, scope, symbol);
  for (const { declaration } of modules) names.deployed(declaration, scope, undefined);
  for (const symbol of resources) {
    const value = symbol.parent === undefined ? propertyValue(symbol.declaration.body.object, "parent") : undefined;
    const parent = value === undefined ? undefined : deployedBy(value, names.names);
    if (parent?.symbol.kind === "resource")
      symbol.parent = { resource: parent.symbol, how: "property", index: parent.index };
  }
  reportCycles(names.uses, report);
  checkPlacement(file.declarations, names.names, report);
  checkDecorators(file, report);
  const typeNames = bindTypes(declared, report);
  const loaded = loadContents(file.declarations, surroundings.read, report);
  return {
    symbols: { file, ...declared, resources, modules, names: names.names, calls: names.calls, typeNames, loaded },
    diagnostics,
  };
}
