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
