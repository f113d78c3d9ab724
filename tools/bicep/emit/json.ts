import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "../../../local-cloud/azure/resource-manager/json-value.ts";
import type {
  Expression,
  Identifier,
  Loop,
  ObjectExpression,
  ObjectProperty,
  StringExpression,
} from "../syntax/nodes.ts";
import { keyText, plainText } from "../syntax/walk.ts";
import { access, type Arm, call, written, writtenText } from "./arm.ts";
import type { Converter, Locals } from "./locals.ts";
import { reduce } from "./reduce.ts";

/** An expression as a value of the template: literals as JSON, all else as `[expression]`. */
export function valueOf(expression: Expression, locals: Locals, converter: Converter): JsonValue {
  const value = reduce(expression, converter.context);
  if (value.kind === "boolean" || value.kind === "number") return value.value;
  if (value.kind === "null") return null;
  if (value.kind === "object") return objectOf(value, locals, converter);
  if (value.kind === "array") return value.items.map((item) => valueOf(item, locals, converter));
  return written(converter.convert(value, locals));
}

/** Properties whose values are loops are gathered in `copy`. */
export function objectOf(
  { properties }: Pick<ObjectExpression, "properties">,
  locals: Locals,
  converter: Converter,
): JsonObject {
  const entries: [string, JsonValue][] = [];
  const copies: JsonValue[] = [];
  for (const { key, value } of properties) {
    if (value.kind === "for") copies.push(copyOf(keyText(key), value.loop, value.body, locals, converter));
    else entries.push([keyOf(key, locals, converter), valueOf(value, locals, converter)]);
  }
  return Object.fromEntries(copies.length === 0 ? entries : [["copy", copies], ...entries]);
}

/** `copy` means a loop in a template, so a property of that name is written as an expression. */
function keyOf(key: Identifier | StringExpression, locals: Locals, { convert }: Converter): string {
  const name = keyText(key);
  if (name === undefined) return "kind" in key ? String(written(convert(key, locals))) : key.name;
  return name.toLowerCase() === "copy" ? `[string('${name}')]` : writtenText(name);
}

/** `{ name, count, input }`: the loop of a property, a variable or, without a name, an output. */
export function copyOf(
  name: string | undefined,
  loop: Loop,
  body: Expression,
  locals: Locals,
  converter: Converter,
): JsonObject {
  const input = reduce(body, converter.context);
  const asItIs = input.kind === "object" || plainText(input) !== undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...countOf(loop, locals, converter),
    input: asItIs ? valueOf(input, locals, converter) : writtenCall(converter.convert(input, locals)),
  };
}

export function countOf(loop: Loop, locals: Locals, { convert }: Converter): { readonly count: JsonValue } {
  return { count: written(call("length", convert(loop.items, locals))) };
}

/** The engine takes objects and texts as a loop's input, no other literals; those become calls such as `int(5)`. */
export function writtenCall(arm: Arm): JsonValue {
  return written(access(arm));
}

export function without(properties: readonly ObjectProperty[], names: ReadonlySet<string>): readonly ObjectProperty[] {
  return properties.filter(({ key }) => !names.has(keyText(key) ?? ""));
}

/** An object with another laid over it; objects within are joined as well. */
export function merged(under: JsonObject, over: JsonObject): JsonObject {
  const result: Record<string, JsonValue> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const below = result[name];
    result[name] = isJsonObject(below) && isJsonObject(value) ? merged(below, value) : value;
  }
  return result;
}
