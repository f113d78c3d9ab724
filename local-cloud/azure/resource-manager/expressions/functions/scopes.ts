import type { DeploymentScope } from "../../template/expanded.ts";
import { azureCloud } from "./azure-cloud.ts";
import { fn } from "./signature.ts";

/**
 * Microsoft Learn, "Scope functions" and "Deployment functions for ARM templates". A member that Azure gives and that is
 * not known here (such as `deployment().properties.templateHash`) is missing, so that a template that reads it fails.
 */
export const scopeFunctions = {
  deployer: fn({}, (_, { scope }) => ({ objectId: scope.deployerId, tenantId: scope.tenantId, userPrincipalName: "" })),
  deployment: fn({}, (_, { deployment }) => deployment),
  environment: fn({}, () => azureCloud),
  resourceGroup: fn({}, (_, { scope }) => ({
    id: resourceGroupId(scope),
    name: scope.resourceGroup.name,
    type: "Microsoft.Resources/resourceGroups",
    location: scope.resourceGroup.location,
    tags: scope.resourceGroup.tags,
    properties: { provisioningState: "Succeeded" },
  })),
  subscription: fn({}, (_, { scope }) => ({
    id: `/subscriptions/${scope.subscription.subscriptionId}`,
    subscriptionId: scope.subscription.subscriptionId,
    tenantId: scope.tenantId,
    displayName: scope.subscription.displayName,
  })),
  tenant: fn({}, (_, { scope }) => ({ id: `/tenants/${scope.tenantId}`, tenantId: scope.tenantId })),
};

/** The id of the resource group that is deployed to. */
export function resourceGroupId({ subscription, resourceGroup }: DeploymentScope): string {
  return `/subscriptions/${subscription.subscriptionId}/resourceGroups/${resourceGroup.name}`;
}
