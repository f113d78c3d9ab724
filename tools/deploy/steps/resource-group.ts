import { trying } from "../azure/azure-stop.ts";
import type { ResourceManager } from "../azure/resource-manager.ts";

/** Tag of a resource group that this command has made: uninstalling may take it away once it is empty. */
export const madeHereTag = { "onepassword-sentinel": "made by npm run deploy" } as const;

/** What became of the resource group. */
export type FoundGroup = "found" | "made" | "missing";

/** Finds the resource group, or makes it unless only to look. */
export async function findOrMakeResourceGroup(
  manager: Pick<ResourceManager, "resourceGroup" | "makeResourceGroup">,
  { name, location, onlyLook }: { readonly name: string; readonly location: string; readonly onlyLook: boolean },
): Promise<FoundGroup> {
  if ((await manager.resourceGroup(name)) !== undefined) return "found";
  if (onlyLook) return "missing";
  await trying(
    `Resource group ${name} could not be made.`,
    manager.makeResourceGroup(name, { location, tags: madeHereTag }),
  );
  return "made";
}
