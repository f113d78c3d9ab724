import type { FileSymbols, NamedSymbol } from "../binding/symbols.ts";
import type { Identifier, Loop } from "../syntax/nodes.ts";
import { expressionsOf, visit } from "../syntax/walk.ts";
import type { Inference } from "../types/inference.ts";

/** A name that starts so is unused on purpose: `[for (_, i) in items: i]`. */
const ON_PURPOSE = "_";

interface Named {
  readonly id: Identifier;
  readonly isUsed: boolean;
}

/**
 * Reports what is declared and never used. The codes are those of the official linter (Azure/bicep, Analyzers/Linter/Rules/NoUnused*.cs),
 * which does not look at functions and at the variables of loops.
 */
export function checkUnused({ symbols, report }: Inference): void {
  for (const [code, what, declared] of declaredNames(symbols)) {
    for (const { id, isUsed } of declared) {
      if (!isUsed && !id.name.startsWith(ON_PURPOSE)) report(id.at, code, `The ${what} "${id.name}" is not used.`);
    }
  }
}

function declaredNames(
  symbols: FileSymbols,
): readonly (readonly [code: string, what: string, declared: readonly Named[]])[] {
  const used = new Set<NamedSymbol>(symbols.names.values());
  const usedIds = new Set([...used].flatMap((symbol) => ("id" in symbol ? [symbol.id] : [])));
  const [types, functions] = [new Set(symbols.typeNames.values()), new Set(symbols.calls.values())];
  const byId = (id: Identifier): Named => ({ id, isUsed: usedIds.has(id) });
  const existing = symbols.resources.filter((resource) => resource.existing && resource.nested.size === 0);
  return [
    ["no-unused-params", "parameter", symbols.parameters.map(({ id }) => byId(id))],
    [
      "no-unused-params",
      "parameter",
      symbols.functions.flatMap(({ parameters }) => parameters.map(({ id }) => byId(id))),
    ],
    ["no-unused-vars", "variable", symbols.variables.map(({ id }) => byId(id))],
    [
      "no-unused-vars",
      "loop variable",
      loopsOf(symbols).flatMap(({ item, index }) => [item, ...(index === undefined ? [] : [index])].map(byId)),
    ],
    [
      "no-unused-existing-resources",
      "existing resource",
      existing.map((symbol) => ({ id: symbol.declaration.id, isUsed: used.has(symbol) })),
    ],
    ["no-unused-types", "type", symbols.types.map((type) => ({ id: type.id, isUsed: types.has(type) }))],
    [
      "no-unused-functions",
      "function",
      symbols.functions.map((each) => ({ id: each.id, isUsed: functions.has(each) })),
    ],
  ];
}

function loopsOf({ file, resources, modules }: FileSymbols): Loop[] {
  const loops = [...resources, ...modules].flatMap(({ declaration }) => declaration.body.loop ?? []);
  const declarations = [
    ...file.declarations.filter(({ kind }) => kind !== "resource"),
    ...resources.map(({ declaration }) => declaration),
  ];
  for (const outermost of declarations.flatMap(expressionsOf)) {
    visit(outermost, (expression) => {
      if (expression.kind === "for") loops.push(expression.loop);
    });
  }
  return loops;
}
