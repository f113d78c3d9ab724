import { ArmError } from "../arm-error.ts";
import type { DeploymentAddress } from "./address.ts";
import type { Deployment, DeploymentNode, DeploymentTree } from "./deployment.ts";
import type { Engine } from "./engine.ts";
import { orderByDependencies } from "./graph.ts";
import { expandFor, preflight } from "./preflight.ts";
import type { DeploymentRequest } from "./request.ts";
import { secretTexts } from "./secrets.ts";

interface PrepareOptions {
  readonly address: DeploymentAddress;
  readonly request: DeploymentRequest;
  readonly tree: DeploymentTree;
  readonly basis: ReadonlySet<string>;
  readonly correlationId: string;
}

/**
 * A deployment ready to run: its template filled in, its resources in order, and all checked that can be checked by now.
 * @throws ArmError when it is refused.
 */
export function prepareDeployment(
  engine: Engine,
  { address, request, tree, basis, correlationId }: PrepareOptions,
): Deployment {
  const expanded = expandFor(engine, address, request, tree.caller);
  const ordered = orderByDependencies(expanded.resources);
  if (!tree.rehearsal) {
    checkIdle(engine, address);
  }
  preflight(engine, expanded.resources, tree.caller);
  for (const secret of secretTexts(request.template, request.parameters)) {
    tree.secrets.add(secret);
  }
  const byKey = new Map<string, DeploymentNode>();
  for (const { resource, waitsFor } of ordered) {
    byKey.set(resource.key, {
      resource,
      waitsFor: waitsFor.flatMap((key) => byKey.get(key) ?? []),
      state: "waiting",
      basis: new Set(),
      made: new Set(),
      nested: undefined,
      outcome: undefined,
      error: undefined,
      startedAt: undefined,
      endedAt: undefined,
    });
  }
  const deployment: Deployment = {
    address,
    request,
    expanded,
    tree,
    correlationId,
    nodes: [...byKey.values()],
    byKey,
    basis,
    startedAt: engine.now(),
    endedAt: undefined,
    state: "Running",
    cancelled: false,
    outputs: undefined,
    error: undefined,
  };
  tree.deployments.set(address.id.toLowerCase(), deployment);
  if (!tree.rehearsal) {
    engine.deployments.remember(deployment);
  }
  return deployment;
}

/** One that is nested in no other. */
export function prepareOutermost(
  engine: Engine,
  outermost: Pick<PrepareOptions, "address" | "request" | "tree">,
): Deployment {
  return prepareDeployment(engine, { ...outermost, basis: new Set(), correlationId: engine.newId() });
}

/** How long Azure lets a deployment run. */
const longestRunMs = 7 * 24 * 60 * 60 * 1000;

function checkIdle({ deployments }: Engine, { id, name }: DeploymentAddress): void {
  const running = deployments.find(id);
  if (running?.state === "Running") {
    throw new ArmError(
      409,
      "DeploymentActive",
      `Unable to edit or replace deployment '${name}': previous deployment from '${time(running.startedAt)}' is still active ` +
        `(expiration time is '${time(running.startedAt + longestRunMs)}'). ` +
        "Please see https://aka.ms/arm-deploy-resources for usage details.",
    );
  }
}

function time(at: number): string {
  return new Date(at).toISOString();
}
