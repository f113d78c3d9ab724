import { basisOf, type Deployment, type DeploymentNode, madeBy } from "./deployment.ts";
import type { Engine } from "./engine.ts";
import { deploymentCanceled, deploymentFailed, nestedDeploymentFailed, outputsFailed, toArmError } from "./failure.ts";
import { createRuntime } from "./runtime.ts";
import { visibleResources } from "./visible-resources.ts";

type SettleEngine = Pick<Engine, "now" | "deployments">;

/** Draws the conclusions after a round: what has ended, what can no longer begin, and whether the deployment is over. */
export function settle(deployment: Deployment, engine: SettleEngine): void {
  if (deployment.state !== "Running") {
    return;
  }
  // Each comes after those that it waits for, so one pass is enough.
  for (const node of deployment.nodes) {
    if (node.nested !== undefined && node.state === "running") {
      settleNested(node, node.nested, engine);
    } else if (node.state === "waiting") {
      node.state = nextState(node, deployment);
      if (node.state === "passed") {
        node.basis = basisOf(node, deployment);
      }
    }
  }
  if (deployment.nodes.every(({ state }) => state !== "waiting" && state !== "running")) {
    end(deployment, engine);
  }
}

function settleNested(node: DeploymentNode, nested: Deployment, engine: SettleEngine): void {
  settle(nested, engine);
  if (nested.state === "Running") {
    return;
  }
  for (const id of [...madeBy(nested.nodes), nested.address.id.toLowerCase()]) {
    node.made.add(id);
  }
  node.endedAt = engine.now();
  if (nested.state === "Succeeded") {
    node.state = "succeeded";
  } else {
    node.state = "failed";
    node.error = nested.error === undefined ? undefined : nestedDeploymentFailed(nested.address.id, nested.error);
  }
}

function nextState({ resource, waitsFor }: DeploymentNode, { cancelled }: Deployment): DeploymentNode["state"] {
  if (cancelled || waitsFor.some(({ state }) => state === "failed" || state === "blocked")) {
    return "blocked";
  }
  if (!resource.condition) {
    return "skipped";
  }
  const isFree = waitsFor.every(({ state }) => state === "succeeded" || state === "passed" || state === "skipped");
  return resource.existing && isFree ? "passed" : "waiting";
}

function end(deployment: Deployment, engine: SettleEngine): void {
  const { address, nodes, cancelled } = deployment;
  const failed = nodes.filter(({ state }) => state === "failed");
  deployment.endedAt = engine.now();
  if (cancelled && nodes.some(wasStopped)) {
    deployment.state = "Canceled";
    deployment.error = deploymentCanceled(address.id);
  } else if (failed.length > 0) {
    deployment.state = "Failed";
    deployment.error = deploymentFailed(address.id, failed);
  } else {
    evaluateOutputs(deployment, engine);
  }
}

function wasStopped({ state, nested }: DeploymentNode): boolean {
  return state === "blocked" || nested?.state === "Canceled";
}

function evaluateOutputs(deployment: Deployment, engine: SettleEngine): void {
  const { basis: outer, nodes, tree, expanded, address } = deployment;
  const basis = outer.union(madeBy(nodes));
  const resources = visibleResources(tree, basis, new Set());
  try {
    deployment.outputs = expanded.outputs(
      createRuntime({ deployment, resources, basis, earlier: (id) => engine.deployments.find(id) }),
    );
    deployment.state = "Succeeded";
  } catch (error) {
    deployment.state = "Failed";
    deployment.error = outputsFailed(address.id, toArmError(error));
  }
}
