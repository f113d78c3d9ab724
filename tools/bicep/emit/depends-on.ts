import type { ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { type Arm, call, contains, text, written } from "./arm.ts";
import type { Dependencies, Dependency } from "./dependencies.ts";
import { type Converter, itemLocals, type Locals } from "./locals.ts";
import { Unsupported } from "./unsupported.ts";

/** The symbolic names that a resource or module waits for, in the order of those names. */
export function dependsOn(
  symbol: ResourceSymbol | ModuleSymbol,
  dependencies: Dependencies,
  converter: Converter,
): readonly JsonValue[] {
  const ends = (dependencies.get(symbol) ?? [])
    .flatMap((dependency) => waysFrom([dependency], dependencies))
    .map((way) => endOf(way, converter));
  const byTarget = Map.groupBy(ends, ({ target }) => target);
  return [...byTarget]
    .map(([target, group]) => ({
      key: keyOf(target),
      items: group.some(({ index }) => index === undefined)
        ? group.filter(({ index }) => index === undefined).slice(0, 1)
        : distinct(group),
    }))
    .toSorted((a, b) => inOrder.compare(a.key, b.key))
    .flatMap(({ key, items }) =>
      items.map(({ index }) => written(index === undefined ? text(key) : call("format", text(`${key}[{0}]`), index))),
    );
}

/** The official compiler sorts as people do, not by character codes. */
const inOrder = new Intl.Collator("en");

type Target = ResourceSymbol | ModuleSymbol;

interface End {
  readonly target: Target;
  readonly index: Arm | undefined;
  readonly last: Dependency;
}

function keyOf(target: Target): string {
  return target.kind === "resource" ? target.symbolicName : target.name;
}

/** The same item may be named by several expressions; each that is written is kept, as the official compiler does. */
function distinct(group: readonly End[]): readonly End[] {
  return group.filter(
    ({ last }, position) =>
      group.findIndex((other) => other.last.index === last.index && other.last.weak === last.weak) === position,
  );
}

/** From a dependency to what is deployed, through variables and through existing resources of which nothing is read. */
function waysFrom(way: readonly Dependency[], dependencies: Dependencies): readonly (readonly Dependency[])[] {
  const last = way.at(-1);
  if (
    last === undefined ||
    last.on.kind === "module" ||
    (last.on.kind === "resource" && !(last.on.existing && last.weak))
  )
    return [way];
  return (dependencies.get(last.on) ?? []).flatMap((next) => {
    if (way.includes(next))
      throw new Unsupported(last.on.kind === "var" ? last.on.at : last.on.declaration.at, "This is part of a cycle.");
    return waysFrom([...way, next], dependencies);
  });
}

/** What a way leads to, with the index that it has there, if it has one that means something at the beginning of the way. */
function endOf(way: readonly Dependency[], converter: Converter): End {
  let locals: Locals = new Map();
  let followsLoop = true;
  let index: Arm | undefined;
  for (const { on, index: expression } of way) {
    index = expression === undefined ? undefined : converter.convert(expression, locals);
    if (on.kind !== "var" && expression !== undefined)
      locals = itemLocals({ symbol: on, index: expression }, locals, converter);
    const usesLoop = index !== undefined && contains(index, "copyIndex");
    if (usesLoop && !followsLoop) index = undefined;
    followsLoop &&= usesLoop;
  }
  const last = way.at(-1);
  if (last === undefined || last.on.kind === "var") throw new Error("A dependency ends at a resource or a module.");
  return { target: last.on, index: last.on.isCollection ? index : undefined, last };
}
