import { cannotEvaluate } from "../invalid-template.ts";
import { resourceGroupId } from "./scopes.ts";
import { fn } from "./signature.ts";

/** Microsoft Learn, "Resource functions for ARM templates": those that only write ids. */
export const resourceIdFunctions = {
  extensionResourceId: fn({ takes: ["string", "string", "string"], more: "string" }, ([base, type, ...names]) =>
    below("extensionResourceId", base, type, names),
  ),
  managementGroupResourceId: fn({ takes: ["string", "string", "string"], more: "string" }, ([group, type, ...names]) =>
    below("managementGroupResourceId", `/providers/Microsoft.Management/managementGroups/${group}`, type, names),
  ),
  resourceId: fn({ takes: ["string", "string"], more: "string" }, (args, { scope }) => {
    const { before, type, names } = split("resourceId", args);
    const [first, second, ...others] = before;
    if (others.length > 0) throw wrongSegments("resourceId", type, names);
    if (first === undefined) return below("resourceId", resourceGroupId(scope), type, names);
    const subscription = second === undefined ? scope.subscription.subscriptionId : first;
    return below("resourceId", `/subscriptions/${subscription}/resourceGroups/${second ?? first}`, type, names);
  }),
  subscriptionResourceId: fn({ takes: ["string", "string"], more: "string" }, (args, { scope }) => {
    const { before, type, names } = split("subscriptionResourceId", args);
    const [subscription = scope.subscription.subscriptionId, ...others] = before;
    if (others.length > 0) throw wrongSegments("subscriptionResourceId", type, names);
    return below("subscriptionResourceId", `/subscriptions/${subscription}`, type, names);
  }),
  tenantResourceId: fn({ takes: ["string", "string"], more: "string" }, ([type, ...names]) =>
    below("tenantResourceId", "", type, names),
  ),
};

/** Names of the functions above, in lower case. */
export const idFunctionNames: ReadonlySet<string> = new Set(
  Object.keys(resourceIdFunctions).map((name) => name.toLowerCase()),
);

/** What may stand before the type (a subscription, a resource group), the type, and the names behind it. */
function split(
  functionName: string,
  args: readonly string[],
): { readonly before: readonly string[]; readonly type: string; readonly names: readonly string[] } {
  const at = args.findIndex((arg) => arg.includes("/"));
  const type = args[at];
  if (type === undefined) {
    throw cannotEvaluate(
      functionName,
      "One of its parameters must be a resource type, such as 'Microsoft.Storage/storageAccounts'.",
    );
  }
  return { before: args.slice(0, at), type, names: args.slice(at + 1) };
}

function below(functionName: string, base: string, fullType: string, names: readonly string[]): string {
  const [namespace = "", ...types] = fullType.replace(/\/$/u, "").split("/");
  if (types.length === 0 || types.length !== names.length || names.includes(""))
    throw wrongSegments(functionName, fullType, names);
  return [base, "providers", namespace, ...types.flatMap((type, at) => [type, names[at]])].join("/");
}

function wrongSegments(functionName: string, type: string, names: readonly string[]): Error {
  return cannotEvaluate(
    functionName,
    `The type '${type}' requires '${type.split("/").length - 1}' resource name argument(s), but got '${names.length}' (${names.map((name) => `'${name}'`).join(", ")}), none of which may be empty.`,
  );
}
