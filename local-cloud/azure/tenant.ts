import type { Identity } from "./access-tokens.ts";
import { sentinelWorkspace } from "./resource-manager/sentinel-workspace.ts";
import type { PlacedResource } from "./resource-manager/resource-manager.ts";
import { createWorld, type World } from "./resource-manager/world.ts";

/** Made-up identifiers of the tenant that the connector is deployed into. */
export const tenantId = "7a1c8c52-3b5e-4f0a-9d55-0c0f2d3a9b11";
const contoso = { subscriptionId: "5e2f7b90-6c1d-4a34-8a7e-91b4c2d6e8f0", displayName: "Contoso" } as const;
const security = { subscriptionId: "b3d94a17-0f52-4c86-9e6b-27c8f1a05d43", displayName: "Contoso Security" } as const;

/** Whoever deploys: owner of both subscriptions. */
export const deployer: Identity = {
  clientId: "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
  principalId: "8d2a5b61-77c4-4e3f-a1b9-6f0c3e5d7a92",
};

/** Resource group that the connector is deployed into. */
export const connectorGroup = {
  subscriptionId: contoso.subscriptionId,
  name: "contoso-onepassword",
  location: "westeurope",
} as const;

/** Where a customer's workspace can be, seen from the connector's resource group. */
export const placements = {
  "same-group": { ...connectorGroup },
  "other-group": { subscriptionId: contoso.subscriptionId, name: "contoso-logs", location: "northeurope" },
  "other-subscription": { subscriptionId: security.subscriptionId, name: "contoso-soc", location: "northeurope" },
} as const;

export type Placement = keyof typeof placements;

/** A workspace with Sentinel on it. */
export interface TenantWorkspace {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  /** What has to be placed for it to be there. */
  readonly resources: readonly PlacedResource[];
}

export function workspaceAt(placement: Placement): TenantWorkspace {
  const { subscriptionId, name: resourceGroup, location } = placements[placement];
  const name = "contoso-sentinel";
  const resources = sentinelWorkspace({ subscriptionId, resourceGroup, name, location });
  return { id: resources[0]?.id ?? "", name, location, resources };
}

/** The tenant before anything is deployed: two subscriptions with their resource groups, and nothing in them. */
export function createTenant(): World {
  const groups = Object.values(placements).map((group) => Object.assign({ tags: {} }, group));
  return createWorld({ tenantId, subscriptions: [contoso, security], groups });
}

/** Where a resource group is, in words. */
export function sayPlacement(placement: Placement): string {
  return {
    "same-group": "in the same resource group",
    "other-group": `in resource group ${placements["other-group"].name}`,
    "other-subscription": `in resource group ${placements["other-subscription"].name} of subscription ${security.displayName}`,
  }[placement];
}
