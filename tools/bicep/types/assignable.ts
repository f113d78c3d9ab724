import type { Type } from "./type.ts";

/**
 * Whether a value of the first type may stand where the second is asked for, without looking into objects and arrays.
 * A value that is not known before the deployment is given the benefit of the doubt: a `string` may be one of the allowed texts,
 * and what may be null may also not be (the official compiler warns at most).
 */
export function isAssignable(type: Type, target: Type): boolean {
  if (type.kind === "any" || target.kind === "any") return true;
  if (type.kind === "union")
    return type.members.every((member) => member.kind === "null" || isAssignable(member, target));
  if (target.kind === "union") return target.members.some((member) => isAssignable(type, member));
  switch (target.kind) {
    case "string":
    case "int":
    case "bool":
      return (
        type.kind === target.kind &&
        (type.literal === undefined || target.literal === undefined || type.literal === target.literal)
      );
    case "object":
    case "discriminated":
      return isObject(type);
    case "lambda":
      return (
        type.kind === "lambda" &&
        type.minParameters <= target.maxParameters &&
        type.maxParameters >= target.minParameters &&
        isAssignable(type.returns, target.returns)
      );
    case "array":
    case "null":
    case "resource":
    case "module":
    case "scope":
      return type.kind === target.kind;
  }
}

/** Resources, modules and scopes are values, too: the object of what can be read of them. */
function isObject({ kind }: Type): boolean {
  return kind === "object" || kind === "discriminated" || kind === "resource" || kind === "module" || kind === "scope";
}
