import { unwrapped } from "../syntax/walk.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { Inference } from "./inference.ts";
import { mayBeNull } from "./type.ts";

const WRITTEN: ReadonlySet<Expression["kind"]> = new Set(["null", "property", "index"]);

/**
 * Whether a value may be null because somebody wrote that it may: a type with `?`, `null` itself, `.?`. What a function returns is left
 * out: how long the official compiler knows an array to be, and so whether `first()` may find nothing, is not known here for all of them.
 */
export function isNullable(expression: Expression, inference: Inference): boolean {
  if (!mayBeNull(inference.typeOf(expression))) return false;
  if (expression.kind === "parenthesized") return isNullable(expression.inner, inference);
  if (expression.kind === "ternary")
    return isNullable(expression.whenTrue, inference) || isNullable(expression.whenFalse, inference);
  if (expression.kind !== "name") return WRITTEN.has(expression.kind);
  const symbol = inference.symbols.names.get(expression);
  return symbol?.kind === "var" ? isNullable(symbol.value, inference) : symbol?.kind === "param";
}

/** Whether `.?` stands somewhere before: what follows is then not read either where something is missing. */
export function isReadSafely(expression: Expression): boolean {
  const read = unwrapped(expression);
  return (read.kind === "property" || read.kind === "index") && (read.safe || isReadSafely(read.target));
}
