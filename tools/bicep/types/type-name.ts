import type { Type } from "./type.ts";

const LONGEST_UNION = 12;

/** How a type is called in a message, as it would be written in Bicep: `'on' | 'off'`, `string[]`, `object`. */
export function nameOf(type: Type): string {
  switch (type.kind) {
    case "string":
      return type.literal === undefined ? "string" : `'${type.literal}'`;
    case "int":
    case "bool":
      return type.literal === undefined ? type.kind : String(type.literal);
    case "array":
      return type.items.kind === "any" || type.tuple !== undefined ? "array" : nameOfItems(type.items);
    case "object":
    case "discriminated":
      return type.name ?? "object";
    case "union":
      return nameOfUnion(type.members);
    case "lambda":
      return "lambda";
    case "resource":
    case "module":
      return type.name;
    case "scope":
      return type.level;
    case "any":
    case "null":
      return type.kind;
  }
}

function nameOfItems(items: Type): string {
  const name = nameOf(items);
  return items.kind === "union" ? `(${name})[]` : `${name}[]`;
}

function nameOfUnion(members: readonly Type[]): string {
  const names = [...new Set(members.map(nameOf))];
  const shown = names.slice(0, LONGEST_UNION).join(" | ");
  return names.length > LONGEST_UNION ? `${shown} | (${names.length - LONGEST_UNION} more)` : shown;
}
