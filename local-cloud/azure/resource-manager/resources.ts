import type { ResourceStore, StoredResource } from "./resource-type.ts";

/** A resource was made, changed or deleted. */
export interface ResourceChange {
  readonly kind: "put" | "deleted";
  readonly resource: StoredResource;
}

export interface ObservedResources extends ResourceStore {
  /** Calls `listener` after each change, in order. The answer stops it. */
  onChange(listener: (change: ResourceChange) => void): () => void;
}

/** All resources of all subscriptions, beginning with `initial`. */
export function createResourceStore(initial: readonly StoredResource[] = []): ObservedResources {
  const byId = new Map(initial.map((resource) => [resource.id.toLowerCase(), resource]));
  const listeners = new Set<(change: ResourceChange) => void>();
  const tell = (change: ResourceChange): void => {
    for (const listener of listeners) {
      listener(change);
    }
  };
  return {
    get: (id) => byId.get(id.toLowerCase()),
    put(resource) {
      byId.set(resource.id.toLowerCase(), resource);
      tell({ kind: "put", resource });
    },
    delete(id) {
      const resource = byId.get(id.toLowerCase());
      if (resource !== undefined) {
        byId.delete(id.toLowerCase());
        tell({ kind: "deleted", resource });
      }
    },
    list: (type) => ofType([...byId.values()], type),
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Undoes a change of one resource. */
export function putBack(resources: ResourceStore, id: string, before: StoredResource | undefined): void {
  if (before === undefined) {
    resources.delete(id);
  } else {
    resources.put(before);
  }
}

/** What would be there if changes were made: reads go to `base`, changes stay here. */
export function createOverlay(base: ResourceStore): ResourceStore {
  const changed = new Map<string, StoredResource | undefined>();
  return {
    get: (id) => (changed.has(id.toLowerCase()) ? changed.get(id.toLowerCase()) : base.get(id)),
    put(resource) {
      changed.set(resource.id.toLowerCase(), resource);
    },
    delete(id) {
      changed.set(id.toLowerCase(), undefined);
    },
    list(type) {
      const kept = base.list().filter(({ id }) => !changed.has(id.toLowerCase()));
      const own = [...changed.values()].filter((resource) => resource !== undefined);
      return ofType([...kept, ...own], type);
    },
  };
}

/** Those of one type, or all. */
export function ofType(resources: readonly StoredResource[], type: string | undefined): readonly StoredResource[] {
  return type === undefined
    ? resources
    : resources.filter((resource) => resource.type.toLowerCase() === type.toLowerCase());
}

/** Whether `id` lies below `scope`, or is it. Ids compare without case. */
export function isAtOrBelow(id: string, scope: string): boolean {
  return `${id.toLowerCase()}/`.startsWith(`${scope.toLowerCase().replace(/\/$/u, "")}/`);
}
