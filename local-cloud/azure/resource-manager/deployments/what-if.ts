import { errorBody } from "../arm-error.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import { parseResourceId } from "../resource-id.ts";
import type { ResourceStore, StoredResource } from "../resource-type.ts";
import { isAtOrBelow } from "../resources.ts";
import { resourceGroupId } from "../resource-groups.ts";
import type { Deployment, DeploymentNode } from "./deployment.ts";
import { notValid } from "./failure.ts";
import { createMasking } from "./masking.ts";
import { innerErrors } from "./rehearsal.ts";
import { changesOf, type PropertyChange, settable } from "./what-if-delta.ts";

/** A predicted change of a resource (REST API reference, "Deployments - What If", WhatIfChange). */
type Change = JsonObject & { readonly resourceId: string; readonly changeType: string };

/** What a deployment would change, from its rehearsal. */
export function whatIfAnswer(rehearsed: Deployment, existing: ResourceStore, payloads: boolean): JsonObject {
  const { address, correlationId, error } = rehearsed;
  const errors = innerErrors(error).filter(({ code }) => code !== notThereYet);
  if (errors.length > 0) {
    return { status: "Failed", error: errorBody(notValid(address.name, correlationId, errors)) };
  }
  const changes = changesIn(rehearsed);
  const all = [...changes, ...untouched(rehearsed, changes, existing)].toSorted((one, other) =>
    one.resourceId.localeCompare(other.resourceId, "en"),
  );
  return {
    status: "Succeeded",
    properties: { correlationId, changes: payloads ? all : all.map(withoutPayloads) },
  };
}

/** Whether a request asks for before, after and delta, and not for ids only. */
export function wantsPayloads(body: JsonValue): boolean {
  const properties = isJsonObject(body) ? body["properties"] : undefined;
  const settings = isJsonObject(properties) ? properties["whatIfSettings"] : undefined;
  return !isJsonObject(settings) || settings["resultFormat"] !== "ResourceIdOnly";
}

/** What a resource refers to exists only once the deployment is under way. */
const notThereYet = "ResourceNotFound";

function changesIn(deployment: Deployment): readonly Change[] {
  return deployment.nodes.flatMap((node): readonly Change[] => {
    if (node.nested !== undefined) {
      return changesIn(node.nested);
    }
    if (node.state === "failed" || node.state === "blocked") {
      return [unsupported(deployment, node)];
    }
    return node.outcome === undefined ? [] : [changeOf(deployment, node, node.outcome)];
  });
}

function changeOf(
  { address, tree }: Deployment,
  { resource }: DeploymentNode,
  { before, after, body }: NonNullable<DeploymentNode["outcome"]>,
): Change {
  const masking = createMasking(body, tree.secrets);
  const origin = { resourceId: after.id, deploymentId: address.id, symbolicName: resource.key };
  const payload = { after: masking.value(payloadOf(after)) };
  if (before === undefined) {
    return { ...origin, changeType: "Create", ...payload };
  }
  const delta = changesOf(before, after).map((change) => masking.change(change));
  return {
    ...origin,
    changeType: delta.length === 0 ? "NoChange" : "Modify",
    before: masking.value(payloadOf(before)),
    ...payload,
    delta: delta.map(changeAnswer),
  };
}

function changeAnswer({ path, propertyChangeType, before, after, children }: PropertyChange): JsonObject {
  return {
    path,
    propertyChangeType,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(children === undefined ? {} : { children: children.map(changeAnswer) }),
  };
}

function unsupported({ address }: Deployment, { resource, error }: DeploymentNode): Change {
  return {
    resourceId: resource.id,
    deploymentId: address.id,
    symbolicName: resource.key,
    changeType: "Unsupported",
    unsupportedReason:
      `Changes to the resource '${resource.key}' cannot be analyzed before the deployment is under way` +
      `${error === undefined ? ", as those that it depends on cannot" : `: ${error.message}`}.`,
  };
}

/** In the resource groups of a deployment: what an incremental one leaves as it is. */
function untouched(rehearsed: Deployment, changes: readonly Change[], existing: ResourceStore): readonly Change[] {
  const groups = new Set([rehearsed, ...rehearsed.tree.deployments.values()].map(({ address }) => groupOf(address)));
  const touched = new Set(changes.map(({ resourceId }) => resourceId.toLowerCase()));
  return existing
    .list()
    .filter(({ id }) => parseResourceId(id)?.above === undefined)
    .filter(({ id }) => !touched.has(id.toLowerCase()) && [...groups].some((group) => isAtOrBelow(id, group)))
    .map((resource) => ({
      resourceId: resource.id,
      changeType: "Ignore",
      before: payloadOf(resource),
      after: payloadOf(resource),
    }));
}

function groupOf({ subscriptionId, resourceGroup }: Deployment["address"]): string {
  return resourceGroupId(subscriptionId, resourceGroup);
}

function payloadOf(resource: StoredResource): JsonObject {
  const { apiVersion, id, name, type } = resource;
  return { apiVersion, id, name, type, ...settable(resource) };
}

function withoutPayloads({ before: _before, after: _after, delta: _delta, ...rest }: Change): Change {
  return rest;
}
