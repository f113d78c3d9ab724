import type { JsonObject } from "./json-value.ts";
import { resourceGroupNotFound } from "./refusals.ts";

export interface ResourceGroup {
  /** `/subscriptions/<id>/resourceGroups/<name>`. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly name: string;
  readonly location: string;
  readonly tags: JsonObject;
}

/** The resource groups of all subscriptions. Names compare without case. */
export interface ResourceGroups {
  find(subscriptionId: string, name: string): ResourceGroup | undefined;
  /**
   * @throws ArmError when there is none.
   */
  get(subscriptionId: string, name: string): ResourceGroup;
  put(group: Omit<ResourceGroup, "id">): ResourceGroup;
  delete(group: ResourceGroup): void;
  list(subscriptionId: string): readonly ResourceGroup[];
}

export function resourceGroupId(subscriptionId: string, name: string): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
}

export function createResourceGroups(initial: readonly Omit<ResourceGroup, "id">[]): ResourceGroups {
  const byId = new Map<string, ResourceGroup>();
  const groups: ResourceGroups = {
    find: (subscriptionId, name) => byId.get(resourceGroupId(subscriptionId, name).toLowerCase()),
    get(subscriptionId, name) {
      const group = groups.find(subscriptionId, name);
      if (group === undefined) {
        throw resourceGroupNotFound(name);
      }
      return group;
    },
    put(group) {
      // The name that a group was made with stays.
      const name = groups.find(group.subscriptionId, group.name)?.name ?? group.name;
      const made = { ...group, name, id: resourceGroupId(group.subscriptionId, name) };
      byId.set(made.id.toLowerCase(), made);
      return made;
    },
    delete(group) {
      byId.delete(group.id.toLowerCase());
    },
    list: (subscriptionId) =>
      [...byId.values()].filter((group) => group.subscriptionId.toLowerCase() === subscriptionId.toLowerCase()),
  };
  for (const group of initial) {
    groups.put(group);
  }
  return groups;
}
