import type { Deployment } from "../resource-manager/deployments/deployment.ts";
import type { ResourceGroup } from "../resource-manager/resource-groups.ts";
import type { ResourceManager } from "../resource-manager/resource-manager.ts";
import type { ResourceStore } from "../resource-manager/resource-type.ts";

/** Remembers all resources; the returned function puts them back as they are now, and takes away what came since. */
export function rememberResources(resources: ResourceStore): () => void {
  const remembered = new Map(resources.list().map((resource) => [resource.id.toLowerCase(), resource]));
  return () => {
    for (const { id } of resources.list()) {
      if (!remembered.has(id.toLowerCase())) resources.delete(id);
    }
    for (const resource of remembered.values()) {
      if (resources.get(resource.id) !== resource) resources.put(resource);
    }
  };
}

/** Remembers the resource groups and the records of deployments; the returned function takes away those that came since. */
export function rememberGroups({ world, deployments }: Pick<ResourceManager, "deployments" | "world">): () => void {
  const groups = (): readonly ResourceGroup[] =>
    world.subscriptions.flatMap(({ subscriptionId }) => world.groups.list(subscriptionId));
  const records = (): readonly Deployment[] =>
    groups().flatMap(({ subscriptionId, name }) => deployments.list(subscriptionId, name));
  const [knownGroups, knownRecords] = [new Set(groups()), new Set(records())];
  return () => {
    for (const record of records()) if (!knownRecords.has(record)) deployments.delete(record.address);
    for (const group of groups()) if (!knownGroups.has(group)) world.groups.delete(group);
    for (const group of knownGroups) world.groups.put(group);
  };
}
