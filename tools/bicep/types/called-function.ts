import { azure } from "../functions/azure-functions.ts";
import { type BicepFunction, overload } from "../functions/function-signature.ts";
import { findFunction } from "../functions/function-table.ts";
import type { CallExpression } from "../syntax/nodes.ts";
import type { Inference } from "./inference.ts";
import { ANY, OBJECT, STRING } from "./type.ts";

const VAULT = "microsoft.keyvault/vaults";

/** The secret of a vault, read when the deployment runs: `vault.getSecret('name', 'version')`. */
const GET_SECRET = azure("getSecret", "start", overload([STRING], STRING, { optional: [STRING] }));

/** Which of the language's functions is called: a plain one, one behind `sys` or `az`, or one of a resource. */
export function calledFunction(
  { target, callee }: CallExpression,
  { symbols, typeOf }: Inference,
): BicepFunction | undefined {
  if (target === undefined) return findFunction(callee.name);
  const symbol = target.kind === "name" ? symbols.names.get(target) : undefined;
  if (symbol?.kind === "namespace") return findFunction(callee.name, symbol.name);
  const type = typeOf(target);
  if (type.kind === "any") return azure(callee.name, "start", overload([], ANY, { rest: ANY }));
  return type.kind === "resource" ? functionOfResource(type.name, callee.name) : undefined;
}

function functionOfResource(type: string, name: string): BicepFunction | undefined {
  if (name === "getSecret" && type.toLowerCase() === VAULT) return GET_SECRET;
  return /^list[A-Z]/.test(name)
    ? azure(name, "running", overload([], ANY, { optional: [STRING, OBJECT] }))
    : undefined;
}
