import { ArmError } from "../arm-error.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import type { Caller } from "../rights.ts";
import type { DeploymentAddress } from "./address.ts";
import { deploymentAnswer } from "./deployment-answer.ts";
import type { Deployment } from "./deployment.ts";
import type { Engine } from "./engine.ts";
import { notValid, toArmError } from "./failure.ts";
import { prepareOutermost } from "./prepare.ts";
import { createTree, innerErrors, rehearse } from "./rehearsal.ts";
import { readDeploymentRequest } from "./request.ts";
import { runDeployment } from "./rounds.ts";
import { wantsPayloads, whatIfAnswer } from "./what-if.ts";

/** Deployments as the REST API offers them. Each throws ArmError when it is refused. */
export interface Deployments {
  get(address: DeploymentAddress): Deployment;
  find(address: DeploymentAddress): Deployment | undefined;
  /** Newest first. */
  list(subscriptionId: string, resourceGroup: string): readonly Deployment[];
  /** Starts it, and answers while it runs. */
  create(address: DeploymentAddress, body: JsonValue, caller: Caller): Deployment;
  /** A deployment that would be accepted, as it is answered. */
  validate(address: DeploymentAddress, body: JsonValue, caller: Caller): Promise<JsonObject>;
  whatIf(address: DeploymentAddress, body: JsonValue, caller: Caller): Promise<JsonObject>;
  /** What has begun is finished; nothing more begins. */
  cancel(address: DeploymentAddress): void;
  delete(address: DeploymentAddress): boolean;
  /** Resolves when no deployment runs any more. */
  idle(): Promise<void>;
}

export function createDeployments(engine: Engine): Deployments {
  const running = new Set<Promise<void>>();
  const deployments: Deployments = {
    find: ({ id }) => engine.deployments.find(id),
    get(address) {
      const found = deployments.find(address);
      if (found === undefined) {
        throw new ArmError(404, "DeploymentNotFound", `Deployment '${address.name}' could not be found.`);
      }
      return found;
    },
    list: (subscriptionId, resourceGroup) =>
      engine.deployments
        .list()
        .filter(({ address }) => isIn(address, subscriptionId, resourceGroup))
        .toSorted((one, other) => other.startedAt - one.startedAt),
    create(address, body, caller) {
      const request = readDeploymentRequest(body);
      const tree = createTree(caller, engine.world.resources, false);
      const deployment = prepareOutermost(engine, { address, request, tree });
      const run = runDeployment(deployment, engine)
        .catch((error: unknown) => {
          deployment.state = "Failed";
          deployment.error = toArmError(error);
        })
        .finally(() => running.delete(run));
      running.add(run);
      return deployment;
    },
    async validate(address, body, caller) {
      const rehearsed = await rehearse(engine, address, readDeploymentRequest(body), caller);
      if (rehearsed.error !== undefined) {
        throw notValid(address.name, rehearsed.correlationId, innerErrors(rehearsed.error));
      }
      return validated(rehearsed);
    },
    async whatIf(address, body, caller) {
      const rehearsed = await rehearse(engine, address, readDeploymentRequest(body), caller);
      return whatIfAnswer(rehearsed, engine.world.resources, wantsPayloads(body));
    },
    cancel(address) {
      const deployment = deployments.get(address);
      if (deployment.state !== "Running") {
        throw new ArmError(
          409,
          "DeploymentCannotBeCancelled",
          `The deployment '${address.name}' cannot be cancelled as it is in the '${deployment.state}' state.`,
        );
      }
      stop(deployment);
    },
    delete(address) {
      const deployment = deployments.find(address);
      if (deployment?.state === "Running") {
        throw new ArmError(409, "DeploymentCannotBeDeleted", `The deployment '${address.name}' is still running.`);
      }
      engine.deployments.forget(address.id);
      return deployment !== undefined;
    },
    async idle() {
      while (running.size > 0) {
        await Promise.all(running);
      }
    },
  };
  return deployments;
}

function isIn(address: DeploymentAddress, subscriptionId: string, resourceGroup: string): boolean {
  return (
    address.subscriptionId.toLowerCase() === subscriptionId.toLowerCase() &&
    address.resourceGroup.toLowerCase() === resourceGroup.toLowerCase()
  );
}

function stop(deployment: Deployment): void {
  deployment.cancelled = true;
  for (const { nested } of deployment.nodes) {
    if (nested?.state === "Running") {
      stop(nested);
    }
  }
}

/** As it is answered before it exists: without a result. */
function validated(rehearsed: Deployment): JsonObject {
  const { id, name, type, properties } = deploymentAnswer(rehearsed);
  const shown = isJsonObject(properties) ? properties : {};
  const { outputs: _outputs, outputResources = [], ...rest } = shown;
  return {
    id: id ?? null,
    name: name ?? null,
    type: type ?? null,
    properties: { ...rest, validatedResources: outputResources },
  };
}
