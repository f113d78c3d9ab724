import type { PutRequest, ResourceStore, ResourceType, StoredResource, Surroundings } from "../resource-type.ts";
import { readResourceId } from "../catalogue.ts";
import { putBack } from "../resources.ts";
import { isDeployment } from "./address.ts";
import { basisOf, type Deployment, type DeploymentNode } from "./deployment.ts";
import type { Engine } from "./engine.ts";
import { toArmError } from "./failure.ts";
import { nestedAddress } from "./preflight.ts";
import { prepareDeployment } from "./prepare.ts";
import { readDeploymentRequest } from "./request.ts";
import { createRuntime } from "./runtime.ts";
import { settle } from "./settle.ts";
import { visibleResources } from "./visible-resources.ts";

/** A resource that has been accepted in this round and is now made. */
interface Attempt {
  readonly node: DeploymentNode;
  readonly type: ResourceType;
  readonly planned: StoredResource;
  readonly request: PutRequest;
  readonly surroundings: Surroundings;
}

/**
 * Runs a deployment and all that are nested in it, in rounds. In a round everything starts that waits for nothing any
 * more, in whichever deployment it stands; each is asked for against the same state; then all are made. Resolves when
 * the deployment has ended, whichever way.
 */
export async function runDeployment(deployment: Deployment, engine: Engine): Promise<void> {
  settle(deployment, engine);
  while (deployment.state === "Running") {
    await engine.pace();
    const attempts = startReady(deployment, engine);
    for (const { node, planned, request, surroundings } of attempts) {
      node.outcome = { before: deployment.tree.resources.get(planned.id), after: planned, body: request.body };
      surroundings.resources.put(planned);
    }
    await Promise.all(attempts.map((attempt) => make(attempt, deployment, engine)));
    settle(deployment, engine);
  }
}

function startReady(deployment: Deployment, engine: Engine): readonly Attempt[] {
  if (deployment.cancelled) {
    return [];
  }
  return deployment.nodes.flatMap((node) => {
    if (node.nested !== undefined) {
      return node.state === "running" ? startReady(node.nested, engine) : [];
    }
    return node.state === "waiting" && node.waitsFor.every(isOver) ? start(node, deployment, engine) : [];
  });
}

function isOver({ state }: DeploymentNode): boolean {
  return state === "succeeded" || state === "passed" || state === "skipped";
}

function start(node: DeploymentNode, deployment: Deployment, engine: Engine): readonly Attempt[] {
  node.state = "running";
  node.startedAt = engine.now();
  node.basis = basisOf(node, deployment);
  const resources = visibleResources(deployment.tree, node.basis, node.made);
  try {
    const body = node.resource.body(
      createRuntime({ deployment, resources, basis: node.basis, earlier: (id) => engine.deployments.find(id) }),
    );
    if (isDeployment(node.resource.type)) {
      node.nested = prepareDeployment(engine, {
        address: nestedAddress(node.resource),
        request: readDeploymentRequest(body),
        tree: deployment.tree,
        basis: node.basis,
        correlationId: deployment.correlationId,
      });
      settle(node.nested, engine);
      // What is nested begins at the same moment as its neighbours.
      return startReady(node.nested, engine);
    }
    const request = { id: readResourceId(node.resource.id), apiVersion: node.resource.apiVersion, body };
    const surroundings = surroundingsOf(deployment, resources, engine);
    return [
      {
        node,
        type: engine.catalogue.get(request.id.type, request.apiVersion),
        planned: engine.catalogue.plan(request, surroundings),
        request,
        surroundings,
      },
    ];
  } catch (error) {
    fail(node, error, engine);
    return [];
  }
}

async function make(
  { node, type, planned, request, surroundings }: Attempt,
  { tree }: Deployment,
  engine: Engine,
): Promise<void> {
  try {
    if (!tree.rehearsal) {
      await type.made?.(planned, request, surroundings);
    }
    node.state = "succeeded";
    node.endedAt = engine.now();
  } catch (error) {
    // What could not be made is not there.
    putBack(surroundings.resources, request.id.text, node.outcome?.before);
    fail(node, error, engine);
  }
}

function fail(node: DeploymentNode, error: unknown, engine: Engine): void {
  node.state = "failed";
  node.error = toArmError(error);
  node.endedAt = engine.now();
}

function surroundingsOf({ tree }: Deployment, resources: ResourceStore, { world, now }: Engine): Surroundings {
  return { resources, tenantId: world.tenantId, now, deployerId: tree.caller.principalId };
}
