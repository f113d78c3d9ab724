import type { Endpoints } from "./endpoints.ts";

/** Where a deployment goes, for commands that are printed. */
export interface Where {
  readonly subscription: string;
  readonly resourceGroup: string;
  /** Name of the deployment: the record of it in the resource group. */
  readonly deployment: string;
}

/** Every deployment of this project has one name, so that a second one at the same time is refused and the record can be found. */
const deploymentName = "onepassword-sentinel";

/** Where the command's options point. */
export function whereOf({ subscription, resourceGroup }: Pick<Where, "subscription" | "resourceGroup">): Where {
  return { subscription, resourceGroup, deployment: deploymentName };
}

/** Resource id of the deployment. */
export function deploymentId({ subscription, resourceGroup, deployment }: Where): string {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Resources/deployments/${deployment}`;
}

/** How to look at a deployment that goes on in Azure, whatever becomes of this command. */
export function howToFollow(where: Where, { portal }: Pick<Endpoints, "portal">): string {
  const { subscription, resourceGroup, deployment } = where;
  const page = `${portal}/#view/HubsExtension/DeploymentDetailsBlade/~/overview/id/${encodeURIComponent(deploymentId(where))}`;
  return [
    `In the portal: ${page}`,
    `With the Azure CLI: az deployment group show --subscription ${subscription} --resource-group ${resourceGroup} --name ${deployment} --query properties.provisioningState`,
  ].join("\n");
}
