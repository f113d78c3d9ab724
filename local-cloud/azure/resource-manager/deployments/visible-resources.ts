import type { ResourceStore } from "../resource-type.ts";
import { ofType } from "../resources.ts";
import type { DeploymentTree } from "./deployment.ts";

/**
 * What a resource may count on while it is deployed: what was there before, and what the deployment made that it waits
 * for, directly or through others. Of the rest it sees the state before the deployment, since in Azure nothing says that
 * it comes first. So a missing `dependsOn` shows each time, and not only when the timing is bad.
 */
export function visibleResources(
  { resources, before }: Pick<DeploymentTree, "resources" | "before">,
  basis: ReadonlySet<string>,
  made: Set<string>,
): ResourceStore {
  const isHidden = (id: string): boolean => before.has(id) && !basis.has(id) && !made.has(id);
  const note = (id: string): void => {
    if (!before.has(id)) {
      before.set(id, resources.get(id));
    }
    made.add(id);
  };
  return {
    get(id) {
      const key = id.toLowerCase();
      return isHidden(key) ? before.get(key) : resources.get(id);
    },
    put(resource) {
      note(resource.id.toLowerCase());
      resources.put(resource);
    },
    delete(id) {
      note(id.toLowerCase());
      resources.delete(id);
    },
    list(type) {
      const seen = resources.list().filter(({ id }) => !isHidden(id.toLowerCase()));
      const hidden = [...before].flatMap(([id, resource]) =>
        isHidden(id) && resource !== undefined ? [resource] : [],
      );
      return ofType([...seen, ...hidden], type);
    },
  };
}
