import type { ResourceManager } from "../../tools/deploy/azure/resource-manager.ts";

const methods = [
  "subscription",
  "resourceGroup",
  "makeResourceGroup",
  "deleteResourceGroup",
  "providerState",
  "registerProvider",
  "resource",
  "resourcesOfType",
  "resourcesIn",
  "deleteResource",
  "validate",
  "whatIf",
  "startDeployment",
  "deployment",
  "deploymentsIn",
  "deleteDeployment",
  "operations",
] as const satisfies readonly (keyof ResourceManager)[];

/** A Resource Manager of which only these methods may be called. */
export function createFakeManager(allowed: Partial<ResourceManager>): ResourceManager {
  const refusing = Object.fromEntries(
    methods.map((name) => [
      name,
      async (...given: readonly unknown[]): Promise<never> => {
        throw new Error(`${name}(${JSON.stringify(given)}) was not expected.`);
      },
    ]),
  );
  return Object.assign(Object.create(null), refusing, allowed);
}
