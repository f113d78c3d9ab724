import type { Deployed } from "../binding/references.ts";
import type { Expression, Identifier } from "../syntax/nodes.ts";
import { type Arm, access, call, text } from "./arm.ts";
import type { Context } from "./context.ts";

/** Values of loop variables where they are not those of the running loop: `accounts[0].name` is the name with the first item in it. */
export type Locals = ReadonlyMap<Identifier, Arm>;

export interface Converter {
  readonly context: Context;
  readonly convert: (expression: Expression, locals: Locals) => Arm;
}

/** The loop variables of a resource or module as they are for one of its items. */
export function itemLocals({ symbol, index }: Deployed, locals: Locals, converter: Converter): Locals {
  const { loop } = symbol.declaration.body;
  if (loop === undefined || index === undefined) return locals;
  const position = converter.convert(index, locals);
  const item = access(converter.convert(loop.items, locals), position);
  return new Map([
    ...locals,
    [loop.item, item],
    ...(loop.index === undefined ? [] : [[loop.index, position] as const]),
  ]);
}

/** What `reference()` and `dependsOn` call a resource or module. */
export function symbolicName({ symbol, index }: Deployed, locals: Locals, { convert }: Converter): Arm {
  const name = symbol.kind === "resource" ? symbol.symbolicName : symbol.name;
  return symbol.isCollection && index !== undefined
    ? call("format", text(`${name}[{0}]`), convert(index, locals))
    : text(name);
}
