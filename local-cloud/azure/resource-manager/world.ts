import { createResourceGroups, type ResourceGroup, type ResourceGroups } from "./resource-groups.ts";
import { createProviderRegistrations, type ProviderRegistrations } from "./provider-registrations.ts";
import { subscriptionNotFound, wrongTenant } from "./refusals.ts";
import type { StoredResource } from "./resource-type.ts";
import { createResourceStore, type ObservedResources } from "./resources.ts";

export interface Subscription {
  readonly subscriptionId: string;
  readonly displayName: string;
  /** Tenant that the subscription trusts. A token of another tenant is refused. */
  readonly tenantId: string;
}

/** What stands in Azure: subscriptions, their resource groups and what is in them. */
export interface World {
  /** The tenant that signs the tokens. */
  readonly tenantId: string;
  readonly subscriptions: readonly Subscription[];
  readonly groups: ResourceGroups;
  readonly resources: ObservedResources;
  readonly registrations: ProviderRegistrations;
  /**
   * @throws ArmError when there is none, or when it belongs to another tenant.
   */
  subscription(subscriptionId: string): Subscription;
}

export interface WorldOptions {
  readonly tenantId: string;
  /** Without a tenant: of the tenant that signs the tokens. Namespaces that are not registered yet are named; all others are. */
  readonly subscriptions: readonly (Omit<Subscription, "tenantId"> & {
    readonly tenantId?: string;
    readonly unregistered?: readonly string[];
  })[];
  readonly groups?: readonly Omit<ResourceGroup, "id">[];
  readonly resources?: readonly StoredResource[];
}

/** Builds what stands before anything is deployed. */
export function createWorld({ tenantId, subscriptions, groups = [], resources = [] }: WorldOptions): World {
  const all = subscriptions.map((subscription) => ({ tenantId, ...subscription }));
  return {
    tenantId,
    subscriptions: all,
    groups: createResourceGroups(groups),
    resources: createResourceStore(resources),
    registrations: createProviderRegistrations(
      all.flatMap(({ subscriptionId, unregistered = [] }) =>
        unregistered.map((namespace) => ({ subscriptionId, namespace })),
      ),
    ),
    subscription(subscriptionId) {
      const found = all.find((candidate) => candidate.subscriptionId === subscriptionId.toLowerCase());
      if (found === undefined) {
        throw subscriptionNotFound(subscriptionId);
      }
      if (found.tenantId !== tenantId) {
        throw wrongTenant(tenantId, found.tenantId);
      }
      return found;
    },
  };
}
