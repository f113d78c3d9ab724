import type { FileSymbols } from "../binding/symbols.ts";
import type { CallExpression, Declaration, Loop, ObjectExpression } from "../syntax/nodes.ts";
import { decoratorArguments, expressionsOf, keyText, visit, withNested } from "../syntax/walk.ts";
import { decideInlining, type Inlining } from "./inlining.ts";

/** What is decided for a file before anything of it is written. */
export interface Context {
  readonly symbols: FileSymbols;
  readonly inlining: Inlining;
  /** What `copyIndex(...)` is given to mean a loop; the loop of a resource, a module or an output has no name. */
  readonly loopNames: ReadonlyMap<Loop, string>;
  /** The variables that hold the content of loaded files, by the call that loads. */
  readonly contentVariables: ReadonlyMap<CallExpression, string>;
}

export function contextOf(symbols: FileSymbols): Context {
  return {
    symbols,
    inlining: decideInlining(symbols),
    loopNames: new Map(withNested(symbols.file.declarations).flatMap(loopNamesOf)),
    contentVariables: contentVariables(symbols),
  };
}

function loopNamesOf(declaration: Declaration): readonly (readonly [Loop, string])[] {
  if (declaration.kind === "var" && declaration.value.kind === "for")
    return [[declaration.value.loop, declaration.id.name]];
  const parameters = declaration.kind === "module" ? propertyObject(declaration.body.object, "params") : undefined;
  return expressionsOf(declaration).flatMap((expression) => {
    const found: (readonly [Loop, string])[] = [];
    visit(expression, (part) => {
      if (part.kind !== "object") return;
      for (const { key, value } of part.properties) {
        // The value of a module's parameter stands in an object of its own: { "value": ... }.
        if (value.kind === "for") found.push([value.loop, part === parameters ? "value" : (keyText(key) ?? "")]);
      }
    });
    return found;
  });
}

export function propertyObject({ properties }: ObjectExpression, name: string): ObjectExpression | undefined {
  const value = properties.find(({ key }) => keyText(key) === name)?.value;
  return value?.kind === "object" ? value : undefined;
}

/** `$fxv#0`, `$fxv#1`, ... in the order of the text. A text that a variable holds as it is needs none; functions cannot read variables. */
function contentVariables({ file, loaded }: FileSymbols): ReadonlyMap<CallExpression, string> {
  const calls: CallExpression[] = [];
  for (const declaration of withNested(file.declarations)) {
    if (declaration.kind === "func") continue;
    for (const expression of [...decoratorArguments(declaration), ...expressionsOf(declaration)]) {
      const isWholeVariable =
        declaration.kind === "var" && expression.kind === "call" && expression.callee.name === "loadTextContent";
      if (!isWholeVariable)
        visit(expression, (part) => void (part.kind === "call" && loaded.has(part) && calls.push(part)));
    }
  }
  calls.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  return new Map(calls.map((call, index) => [call, `$fxv#${String(index)}`]));
}
