import { readDuration } from "../../../src/duration.ts";
import type { ArmFailure } from "./arm-failure.ts";
import { innermostFailures } from "./arm-failure.ts";
import type { DeploymentOperation, ResourceManager } from "./resource-manager.ts";
import { sameId } from "./resource-path.ts";

/** What a deployment does with one resource. */
export interface ResourceOperation {
  /** Resource id. */
  readonly id: string;
  readonly apiVersion: string | undefined;
  readonly state: "running" | "succeeded" | "failed";
  /** How long it took; undefined where Azure does not say. */
  readonly durationMs: number | undefined;
  /** Why it failed. */
  readonly failures: readonly ArmFailure[];
}

const deploymentType = "Microsoft.Resources/deployments";

/**
 * What a deployment and the deployments inside it do with each resource, in the order of Azure's list. A deployment inside counts itself
 * only where it failed before it came to a resource.
 */
export async function listOperations(
  manager: Pick<ResourceManager, "operations">,
  deployment: string,
): Promise<readonly ResourceOperation[]> {
  const found = await Promise.all(
    (await manager.operations(deployment)).map(async (operation) => {
      const own = readOperation(operation);
      if (own === undefined) return [];
      if (!isDeployment(operation)) return [own];
      const inside = await listOperations(manager, own.id);
      const told = own.state !== "failed" || inside.some(({ state }) => state === "failed");
      return told ? inside : inside.concat(own);
    }),
  );
  return found.flat();
}

/** Ids of a deployment and of all deployments inside it; each after those inside it. */
export async function listDeployments(
  manager: Pick<ResourceManager, "operations">,
  deployment: string,
): Promise<readonly string[]> {
  const ids = (await manager.operations(deployment))
    .filter(isDeployment)
    .flatMap(({ properties }) => properties?.targetResource?.id ?? []);
  const inside = await Promise.all(ids.map((id) => listDeployments(manager, id)));
  return [...inside.flat(), deployment];
}

function isDeployment({ properties }: DeploymentOperation): boolean {
  return sameId(properties?.targetResource?.resourceType ?? "", deploymentType);
}

/** Undefined for what makes no resource: looking up existing ones, evaluating outputs. */
function readOperation({ properties }: DeploymentOperation): ResourceOperation | undefined {
  const { targetResource, provisioningOperation, provisioningState, duration, statusMessage } = properties ?? {};
  if (targetResource?.id === undefined || provisioningOperation === "Read") return undefined;
  const state = stateOf(provisioningState ?? "");
  return {
    id: targetResource.id,
    apiVersion: targetResource.apiVersion,
    state,
    durationMs: duration === undefined ? undefined : readDuration(duration),
    failures: state === "failed" ? aboutResource(innermostFailures(statusMessage), targetResource.id) : [],
  };
}

/** A failure of a resource is about this resource, unless it says otherwise. */
function aboutResource(failures: readonly ArmFailure[], id: string): readonly ArmFailure[] {
  const about = failures.length > 0 ? failures : [{ code: "", message: "", target: undefined }];
  return about.map(({ code, message }) => ({ code, message, target: id }));
}

function stateOf(provisioningState: string): ResourceOperation["state"] {
  if (provisioningState === "Succeeded") return "succeeded";
  return provisioningState === "Failed" || provisioningState === "Canceled" ? "failed" : "running";
}
