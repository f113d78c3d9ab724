import type { ExpandedResource } from "../template/expanded.ts";

/** A resource of a template, and the keys of those that it waits for. */
export interface GraphNode {
  readonly resource: ExpandedResource;
  readonly waitsFor: readonly string[];
}

/**
 * The resources in an order in which each comes after those that it waits for. A loop with a batch size waits, batch by
 * batch, for the batch before. That dependencies exist and make no circle was checked when the template was expanded.
 */
export function orderByDependencies(resources: readonly ExpandedResource[]): readonly GraphNode[] {
  const byKey = new Map(resources.map((resource) => [resource.key, resource]));
  const batches = batchesBefore(resources);
  const ordered: GraphNode[] = [];
  const visited = new Set<string>();
  const visit = (resource: ExpandedResource): void => {
    if (visited.has(resource.key)) {
      return;
    }
    visited.add(resource.key);
    const waitsFor = [...new Set([...resource.dependsOn, ...(batches.get(resource.key) ?? [])])];
    for (const dependency of waitsFor.flatMap((key) => byKey.get(key) ?? [])) {
      visit(dependency);
    }
    ordered.push({ resource, waitsFor });
  };
  resources.forEach(visit);
  return ordered;
}

/** For each resource of a loop with a batch size: the keys of the batch before. */
function batchesBefore(resources: readonly ExpandedResource[]): ReadonlyMap<string, readonly string[]> {
  const loops = Map.groupBy(
    resources.filter(({ batchSize }) => batchSize !== undefined),
    ({ key }) => key.replace(/\[\d+\]$/u, ""),
  );
  const before = new Map<string, readonly string[]>();
  for (const loop of loops.values()) {
    for (const [index, { key, batchSize = 1 }] of loop.entries()) {
      const start = Math.floor(index / batchSize) * batchSize;
      before.set(
        key,
        loop.slice(Math.max(0, start - batchSize), start).map((resource) => resource.key),
      );
    }
  }
  return before;
}
