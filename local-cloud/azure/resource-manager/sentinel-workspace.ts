import type { PlacedResource } from "./resource-manager.ts";
import { resourceGroupId } from "./resource-groups.ts";

export interface SentinelWorkspaceOptions {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
  readonly location: string;
  readonly retentionInDays?: number;
}

/** A Log Analytics workspace with Sentinel on it, as a customer has one before this project comes. */
export function sentinelWorkspace({
  subscriptionId,
  resourceGroup,
  name,
  location,
  retentionInDays = 90,
}: SentinelWorkspaceOptions): readonly PlacedResource[] {
  const id = `${resourceGroupId(subscriptionId, resourceGroup)}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
  return [
    {
      id,
      apiVersion: "2025-07-01",
      body: { location, properties: { sku: { name: "PerGB2018" }, retentionInDays } },
    },
    {
      id: `${id}/providers/Microsoft.SecurityInsights/onboardingStates/default`,
      apiVersion: "2025-09-01",
      body: { properties: {} },
    },
  ];
}
