import { AZURE_FUNCTIONS, LIST_FUNCTION } from "./azure-functions.ts";
import { COLLECTION_FUNCTIONS } from "./collection-functions.ts";
import type { BicepFunction } from "./function-signature.ts";
import { STRING_FUNCTIONS } from "./string-functions.ts";
import { VALUE_FUNCTIONS } from "./value-functions.ts";

/**
 * Every function of the namespaces `sys` and `az` that a template can be made of, from Microsoft Learn ("Bicep functions") and
 * Azure/bicep, SystemNamespaceType.cs and AzNamespaceType.cs.
 */
export const FUNCTIONS: readonly BicepFunction[] = [
  ...STRING_FUNCTIONS,
  ...COLLECTION_FUNCTIONS,
  ...VALUE_FUNCTIONS,
  ...AZURE_FUNCTIONS,
];

const BY_NAME = new Map(FUNCTIONS.map((each) => [each.name, each]));

/** The function of this name, or `undefined`. Every `list...` is one, whatever follows: resource providers name them. */
export function findFunction(name: string, namespace?: "sys" | "az"): BicepFunction | undefined {
  const found = BY_NAME.get(name) ?? (/^list[A-Z]\w*$/.test(name) ? { ...LIST_FUNCTION, name } : undefined);
  return namespace === undefined || found?.namespace === namespace ? found : undefined;
}
