import type { DeploymentScope } from "../../../../local-cloud/azure/resource-manager/template/expanded.ts";

/** A deployment to a resource group of a company that does not exist. */
export const scope: DeploymentScope = {
  deploymentName: "main",
  tenantId: "10000000-0000-4000-8000-000000000001",
  deployerId: "20000000-0000-4000-8000-000000000002",
  subscription: { subscriptionId: "30000000-0000-4000-8000-000000000003", displayName: "Security" },
  resourceGroup: { name: "soc", location: "westeurope", tags: { team: "blue" } },
  now: Date.parse("2019-03-05T17:53:18Z"),
  newGuid: () => "40000000-0000-4000-8000-000000000004",
};

export const groupId = `/subscriptions/${scope.subscription.subscriptionId}/resourceGroups/soc`;
