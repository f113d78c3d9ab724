import type { JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import type { Expression, ObjectProperty, Position } from "../syntax/nodes.ts";

/** The content of a loaded file as the literal that it stands for. Bicep has no fractions; those are read from JSON when the template runs. */
export function literalOf(value: JsonValue, at: Position): Expression {
  if (value === null) return { kind: "null", at };
  if (typeof value === "string") return { kind: "string", at, parts: [value] };
  if (typeof value === "boolean") return { kind: "boolean", at, value };
  if (typeof value === "number") return Number.isInteger(value) ? { kind: "number", at, value } : fromJson(value, at);
  if (isList(value)) return { kind: "array", at, items: value.map((item) => literalOf(item, at)) };
  const properties = Object.entries(value).map(([name, item]): ObjectProperty => ({
    at,
    key: { at, name },
    value: literalOf(item, at),
  }));
  return { kind: "object", at, properties };
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function fromJson(value: number, at: Position): Expression {
  const args: readonly Expression[] = [{ kind: "string", at, parts: [String(value)] }];
  return { kind: "call", at, target: undefined, callee: { at, name: "json" }, argsAt: at, args };
}
