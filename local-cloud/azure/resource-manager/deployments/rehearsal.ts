import type { ArmError } from "../arm-error.ts";
import type { Caller } from "../rights.ts";
import { createOverlay } from "../resources.ts";
import type { DeploymentAddress } from "./address.ts";
import type { Deployment, DeploymentTree } from "./deployment.ts";
import type { Engine } from "./engine.ts";
import { prepareOutermost } from "./prepare.ts";
import type { DeploymentRequest } from "./request.ts";
import { runDeployment } from "./rounds.ts";

/**
 * Goes through a whole deployment on a copy of what is there: nothing is made, but every resource is asked how it would
 * be. Validation and what-if look at what came of it.
 */
export async function rehearse(
  engine: Engine,
  address: DeploymentAddress,
  request: DeploymentRequest,
  caller: Caller,
): Promise<Deployment> {
  const tree = createTree(caller, createOverlay(engine.world.resources), true);
  const deployment = prepareOutermost(engine, { address, request, tree });
  await runDeployment(deployment, { ...engine, pace: () => Promise.resolve() });
  return deployment;
}

export function createTree(caller: Caller, resources: DeploymentTree["resources"], rehearsal: boolean): DeploymentTree {
  return { caller, resources, rehearsal, before: new Map(), deployments: new Map(), secrets: new Set() };
}

/** What went wrong in the resources themselves, however deep they are nested. */
export function innerErrors(error: ArmError | undefined): readonly ArmError[] {
  if (error === undefined) {
    return [];
  }
  const isWrapper = error.code === "DeploymentFailed" || error.code === "ResourceDeploymentFailure";
  return isWrapper ? error.details.flatMap(innerErrors) : [error];
}
