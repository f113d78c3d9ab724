import type { FileSymbols, ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { Expression, Loop } from "../syntax/nodes.ts";
import type { Inference } from "../types/inference.ts";
import { propertyValue, visit } from "../syntax/walk.ts";

/** Checks that resources' names have as many parts as their types, and that those of a loop differ. */
export function checkNames(inference: Inference): void {
  for (const resource of inference.symbols.resources) {
    checkSegments(resource, inference);
    if (!resource.existing) checkLoopNames(resource, ["name", "parent", "scope"], inference);
  }
  for (const module of inference.symbols.modules) checkLoopNames(module, ["name", "scope"], inference);
}

/** A child that stands alone has its ancestors' names in front of its own, one with a parent does not. */
function checkSegments({ type, parent, declaration }: ResourceSymbol, { report }: Inference): void {
  const name = propertyValue(declaration.body.object, "name");
  if (name?.kind !== "string") return;
  const texts = name.parts.filter((part) => typeof part === "string");
  const slashes = texts.join("").split("/").length - 1;
  const wanted = type.split("/").length - 2;
  const isKnown = texts.length === name.parts.length;
  if (parent !== undefined && slashes > 0)
    report(name.at, "BCP170", `The name of a resource with a parent is its own alone, without "/".`);
  if (parent === undefined && (slashes > wanted || (isKnown && slashes < wanted)))
    report(
      name.at,
      "BCP169",
      `The name of a "${type}" has ${wanted} "/", one for each of its ancestors, unless it has a parent.`,
    );
}

/** Without the loop's item in the name, each round would deploy the same resource. */
function checkLoopNames(
  owner: ResourceSymbol | ModuleSymbol,
  properties: readonly string[],
  { symbols, report }: Inference,
): void {
  const { loop, object } = owner.declaration.body;
  if (loop === undefined) return;
  const named = propertyValue(object, "name") !== undefined;
  if (named && !properties.some((name) => uses(loop, propertyValue(object, name), symbols)))
    report(
      owner.declaration.id.at,
      "BCP179",
      `Each round of this loop deploys the same name. Use "${loop.item.name}" in its name.`,
    );
}

function uses(loop: Loop, value: Expression | undefined, { names }: FileSymbols): boolean {
  let found = false;
  if (value !== undefined) {
    visit(value, (expression) => {
      const symbol = expression.kind === "name" ? names.get(expression) : undefined;
      found ||= (symbol?.kind === "loopItem" || symbol?.kind === "loopIndex") && symbol.loop === loop;
    });
  }
  return found;
}
