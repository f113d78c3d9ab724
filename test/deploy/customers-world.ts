import type { RoleAssignment } from "../../local-cloud/azure/access.ts";
import { controlPlaneRoles } from "../../local-cloud/azure/resource-manager/rights.ts";
import { sentinelWorkspace } from "../../local-cloud/azure/resource-manager/sentinel-workspace.ts";
import type { World } from "../../local-cloud/azure/resource-manager/world.ts";
import { createWorld } from "../../local-cloud/azure/resource-manager/world.ts";

export const tenantId = "aaaaaaaa-0000-4000-8000-000000000001";
export const subscription = "11111111-0000-4000-8000-000000000001";
/** The security team's, of the same tenant. */
export const otherSubscription = "22222222-0000-4000-8000-000000000002";
export const foreignSubscription = "33333333-0000-4000-8000-000000000003";
export const deployer = {
  clientId: "dddddddd-0000-4000-8000-000000000001",
  principalId: "dddddddd-0000-4000-8000-000000000002",
} as const;

export function workspaceId(inSubscription: string, group: string, name: string): string {
  return `/subscriptions/${inSubscription}/resourceGroups/${group}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
}

const groups = [
  { subscriptionId: subscription, name: "apps", location: "westeurope", tags: {} },
  { subscriptionId: subscription, name: "siem", location: "northeurope", tags: {} },
  { subscriptionId: subscription, name: "test", location: "northeurope", tags: {} },
  { subscriptionId: otherSubscription, name: "soc", location: "northeurope", tags: {} },
];
const workspaceNamed = (
  subscriptionId: string,
  resourceGroup: string,
  name: string,
): ReturnType<typeof sentinelWorkspace> =>
  sentinelWorkspace({ subscriptionId, resourceGroup, name, location: "northeurope" });

/** What stands there before anything is deployed. */
export const workspaces = [
  ...workspaceNamed(subscription, "siem", "contoso"),
  ...workspaceNamed(subscription, "siem", "twice"),
  ...workspaceNamed(subscription, "test", "twice"),
  ...workspaceNamed(otherSubscription, "soc", "central"),
  // Without Sentinel on it.
  ...workspaceNamed(subscription, "test", "logs").slice(0, 1),
];

/** What whoever deploys may do. */
export const deployersRoles: readonly RoleAssignment[] = [
  { principalId: deployer.principalId, roleId: controlPlaneRoles.owner.id, scope: `/subscriptions/${subscription}` },
  {
    principalId: deployer.principalId,
    roleId: controlPlaneRoles.contributor.id,
    scope: `/subscriptions/${otherSubscription}/resourceGroups/soc`,
  },
  {
    principalId: deployer.principalId,
    roleId: controlPlaneRoles.reader.id,
    scope: `/subscriptions/${otherSubscription}`,
  },
];

/** Resource groups in three subscriptions, of which one trusts another tenant. */
export function createCustomersWorld(unregistered: readonly string[]): World {
  return createWorld({
    tenantId,
    subscriptions: [
      { subscriptionId: subscription, displayName: "Production", unregistered },
      { subscriptionId: otherSubscription, displayName: "Security" },
      {
        subscriptionId: foreignSubscription,
        displayName: "Fabrikam",
        tenantId: "ffffffff-0000-4000-8000-000000000001",
      },
    ],
    groups,
  });
}
