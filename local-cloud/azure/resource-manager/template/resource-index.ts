import type { ResourceInstance } from "./resource-instances.ts";

/** The resources of a template, to be found as expressions and `dependsOn` name them. */
export interface ResourceIndex {
  readonly instances: readonly ResourceInstance[];
  /** By key: `site`, `rules[3]`. */
  byKey(key: string): ResourceInstance | undefined;
  /** By id, whatever its case. Of one that is deployed and one that exists with the same id the deployed one. */
  byId(id: string): ResourceInstance | undefined;
  /** All of a symbolic name, in the order of its loop; undefined if there is no such name. */
  bySymbol(symbol: string): readonly ResourceInstance[] | undefined;
}

export function indexResources(symbols: readonly string[], instances: readonly ResourceInstance[]): ResourceIndex {
  const keys = new Map(instances.map((instance) => [instance.key, instance]));
  const existingFirst = instances.toSorted((one, other) => Number(other.existing) - Number(one.existing));
  const ids = new Map(existingFirst.map((instance) => [instance.id.toLowerCase(), instance]));
  return {
    instances,
    byKey: (key) => keys.get(key),
    byId: (id) => ids.get(id.toLowerCase()),
    bySymbol: (symbol) =>
      symbols.includes(symbol) ? instances.filter((instance) => instance.symbol === symbol) : undefined,
  };
}
