import { listDeployments, listOperations } from "../azure/operations.ts";
import type { Deployment, ResourceManager } from "../azure/resource-manager.ts";
import { sameId } from "../azure/resource-path.ts";

/** What was deployed, by Azure's own records. */
export interface Recorded {
  /** Resource ids, each with the API version that it was deployed with, where that is recorded. */
  readonly resources: ReadonlyMap<string, string | undefined>;
  /** Ids of the records, those of deployments inside others first. */
  readonly deployments: readonly string[];
}

/**
 * Parameters by which a record is known to be of this project's template, whoever deployed it: the portal names deployments
 * as it likes. A record holds the names of all parameters, and no value of a secure one.
 */
const fingerprint = ["workspaceResourceId", "workspaceLocation", "onePasswordToken", "firstRunLookback", "namePrefix"];

/**
 * Reads what deployments of this project have made in a resource group, and around it, for a workspace. Azure keeps the records until
 * they are deleted, up to 800 a resource group.
 */
export async function readRecorded(
  manager: Pick<ResourceManager, "deploymentsIn" | "operations">,
  { resourceGroup, workspace }: { readonly resourceGroup: string; readonly workspace: string },
): Promise<Recorded> {
  const ours = (await manager.deploymentsIn(resourceGroup)).filter((deployment) => isOurs(deployment, workspace));
  const resources = new Map<string, string | undefined>();
  const known = new Map<string, string>();
  for (const { id } of ours) {
    for (const operation of await listOperations(manager, id)) {
      // Ids compare without case, and an operation may be recorded more than once.
      const spelled = known.get(operation.id.toLowerCase()) ?? operation.id;
      known.set(operation.id.toLowerCase(), spelled);
      resources.set(spelled, operation.apiVersion ?? resources.get(spelled));
    }
  }
  const deployments = await Promise.all(ours.map(({ id }) => listDeployments(manager, id)));
  return { resources, deployments: deployments.flat() };
}

function isOurs({ parameters }: Deployment, workspace: string): boolean {
  if (!fingerprint.every((name) => name in parameters)) return false;
  const recorded = parameters["workspaceResourceId"];
  if (typeof recorded !== "object" || recorded === null || !("value" in recorded)) return false;
  return typeof recorded.value === "string" && sameId(recorded.value, workspace);
}
