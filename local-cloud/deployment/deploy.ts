import type { ArmError } from "../azure/resource-manager/arm-error.ts";
import { deploymentAddress } from "../azure/resource-manager/deployments/address.ts";
import type { Deployment } from "../azure/resource-manager/deployments/deployment.ts";
import type { JsonObject } from "../azure/resource-manager/json-value.ts";
import type { ResourceManager } from "../azure/resource-manager/resource-manager.ts";
import { connectorGroup, deployer } from "../azure/tenant.ts";

/** A template and the values of its parameters, by name. */
export interface DeploymentOrder {
  readonly template: JsonObject;
  readonly parameters: JsonObject;
}

/**
 * Deploys into the connector's resource group, in this process: what `npm run deploy` and the portal do over the network, in a
 * fraction of the time.
 * @throws Error with the reason of each resource that failed.
 */
export async function deployHere(manager: ResourceManager, { template, parameters }: DeploymentOrder): Promise<void> {
  const values = Object.entries(parameters).map(([name, value]) => [name, { value }]);
  const { subscriptionId, name: group } = connectorGroup;
  // A name of its own, so that the record of one that succeeded stays when a later one fails.
  const name = `onepassword-${manager.deployments.list(subscriptionId, group).length}`;
  const deployment = manager.deployments.create(
    deploymentAddress(subscriptionId, group, name),
    { properties: { mode: "Incremental", template, parameters: Object.fromEntries(values) } },
    deployer,
  );
  await manager.deployments.idle();
  const failures = [...failuresOf(deployment)];
  if (failures.length === 0 && deployment.error !== undefined) failures.push(sayError(deployment.error));
  if (failures.length > 0) throw new Error(`The deployment failed.\n${failures.join("\n")}`);
}

/** One line for each resource that failed, nested deployments looked into. */
function* failuresOf({ nodes }: Deployment): Generator<string> {
  for (const { nested, error, resource } of nodes) {
    const inside = nested === undefined ? [] : [...failuresOf(nested)];
    if (inside.length > 0) yield* inside;
    else if (error !== undefined) yield `${resource.id}: ${sayError(error)}`;
  }
}

function sayError({ code, message, details }: ArmError): string {
  return [`${code}: ${message}`, ...details.map(sayError)].join(" ");
}
