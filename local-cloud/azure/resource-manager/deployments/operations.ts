import { createHash } from "node:crypto";

import { errorBody } from "../arm-error.ts";
import type { JsonObject } from "../json-value.ts";
import { duration, resourceAnswer } from "./deployment-answer.ts";
import type { Deployment, DeploymentNode, NodeState } from "./deployment.ts";

/** What has begun of a deployment, one entry a resource (REST API reference, "Deployment Operations - List"). */
export function operationsAnswer(deployment: Deployment, now: number): readonly JsonObject[] {
  const begun = deployment.nodes
    .filter(({ startedAt }) => startedAt !== undefined)
    .map((node) => operationAnswer(deployment, node, now));
  return deployment.outputs === undefined ? begun : [...begun, outputsOperation(deployment)];
}

function operationAnswer({ address, correlationId }: Deployment, node: DeploymentNode, now: number): JsonObject {
  const { resource, state, error, outcome, nested, startedAt = now, endedAt } = node;
  const operationId = idOf(address.id, resource.key);
  return {
    id: `${address.id}/operations/${operationId}`,
    operationId,
    properties: {
      provisioningOperation: "Create",
      provisioningState: states[state],
      timestamp: new Date(endedAt ?? startedAt).toISOString(),
      duration: duration(startedAt, endedAt ?? now),
      trackingId: correlationId,
      ...(state === "running" ? {} : { statusCode: statusCode(node) }),
      ...(error === undefined ? {} : { statusMessage: { status: "Failed", error: errorBody(error) } }),
      targetResource: resourceAnswer(outcome?.after ?? { id: nested?.address.id ?? resource.id, type: resource.type }),
    },
  };
}

/** The last operation of a deployment has no resource. */
function outputsOperation({ address, correlationId, endedAt = 0 }: Deployment): JsonObject {
  const operationId = idOf(address.id, "outputs()");
  return {
    id: `${address.id}/operations/${operationId}`,
    operationId,
    properties: {
      provisioningOperation: "EvaluateDeploymentOutput",
      provisioningState: "Succeeded",
      timestamp: new Date(endedAt).toISOString(),
      duration: duration(0, 0),
      trackingId: correlationId,
      statusCode: "OK",
    },
  };
}

const states: Readonly<Record<NodeState, string>> = {
  waiting: "NotStarted",
  running: "Running",
  succeeded: "Succeeded",
  passed: "Succeeded",
  skipped: "Succeeded",
  failed: "Failed",
  blocked: "NotStarted",
};

const statusNames: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  429: "TooManyRequests",
  500: "InternalServerError",
};

function statusCode({ error, outcome }: DeploymentNode): string {
  if (error !== undefined) {
    return statusNames[error.status] ?? "BadRequest";
  }
  return outcome !== undefined && outcome.before === undefined ? "Created" : "OK";
}

function idOf(deploymentId: string, key: string): string {
  return createHash("sha256").update(`${deploymentId.toLowerCase()} ${key}`).digest("hex").slice(0, 16).toUpperCase();
}
