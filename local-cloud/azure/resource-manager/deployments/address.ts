import { parseResourceId } from "../resource-id.ts";

export const deploymentType = "Microsoft.Resources/deployments";

/** Where a deployment stands: always in a resource group. */
export interface DeploymentAddress {
  readonly id: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export function deploymentAddress(subscriptionId: string, resourceGroup: string, name: string): DeploymentAddress {
  return {
    id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${deploymentType}/${name}`,
    subscriptionId,
    resourceGroup,
    name,
  };
}

/** The address in an id. Undefined for one that is not in a resource group. */
export function readDeploymentAddress(id: string): DeploymentAddress | undefined {
  const { subscriptionId, resourceGroup, names } = parseResourceId(id) ?? {};
  const [name] = names ?? [];
  return subscriptionId === undefined || resourceGroup === undefined || name === undefined
    ? undefined
    : deploymentAddress(subscriptionId, resourceGroup, name);
}

export function isDeployment(type: string): boolean {
  return type.toLowerCase() === deploymentType.toLowerCase();
}
