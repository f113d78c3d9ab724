import { createHash } from "node:crypto";

import { errorBody } from "../arm-error.ts";
import { namespaceOf } from "../catalogue.ts";
import { isJsonObject, type JsonObject } from "../json-value.ts";
import { deploymentType } from "./address.ts";
import type { Deployment, DeploymentNode, DeploymentOutputs } from "./deployment.ts";
import { isSecure, parameterType } from "./secrets.ts";

/** A deployment as a GET answers it (REST API reference, "Deployments - Get"). */
export function deploymentAnswer(deployment: Deployment): JsonObject {
  const { address, request, state, startedAt, endedAt, error, outputs, correlationId, nodes } = deployment;
  const taking = nodes.filter(({ resource }) => resource.condition && !resource.existing);
  return {
    id: address.id,
    name: address.name,
    type: deploymentType,
    tags: request.tags,
    properties: {
      templateHash: templateHash(request.template),
      parameters: parametersAnswer(request.template, request.parameters),
      mode: "Incremental",
      provisioningState: state,
      timestamp: new Date(endedAt ?? startedAt).toISOString(),
      duration: duration(startedAt, endedAt ?? startedAt),
      correlationId,
      providers: providersAnswer(taking),
      dependencies: taking.filter(({ waitsFor }) => waitsFor.length > 0).map(dependencyAnswer),
      ...(outputs === undefined ? {} : { outputs: outputsAnswer(outputs) }),
      ...(state === "Succeeded" ? { outputResources: madeResources(deployment).map((id) => ({ id })) } : {}),
      ...(error === undefined ? {} : { error: errorBody(error) }),
    },
  };
}

/** Outputs as they cross the wire: types with a capital, values of secure ones left out. */
export function outputsAnswer(outputs: DeploymentOutputs | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(outputs ?? {}).map(([name, { type, value }]) => [
      name,
      isSecure(type) ? { type: typeAnswer(type) } : { type: typeAnswer(type), value },
    ]),
  );
}

/** A length of time as ISO 8601. */
export function duration(from: number, to: number): string {
  return `PT${(Math.max(0, to - from) / 1000).toFixed(3)}S`;
}

/** Ids of the resources that a deployment has made, nested deployments not counted but looked into. */
function madeResources({ nodes }: Deployment): readonly string[] {
  return nodes.flatMap(({ nested, outcome }) => {
    if (nested !== undefined) {
      return madeResources(nested);
    }
    return outcome === undefined ? [] : [outcome.after.id];
  });
}

function parametersAnswer(template: JsonObject, given: JsonObject): JsonObject {
  const { parameters } = template;
  if (!isJsonObject(parameters)) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(parameters).map(([name, declaration]) => {
      const type = parameterType(template, declaration);
      const shown = { type: typeAnswer(type) };
      const parameter = given[name];
      return [
        name,
        isSecure(type) || !isJsonObject(parameter) ? shown : { ...shown, value: parameter["value"] ?? null },
      ];
    }),
  );
}

function providersAnswer(nodes: readonly DeploymentNode[]): readonly JsonObject[] {
  const types = Map.groupBy(new Set(nodes.map(({ resource }) => resource.type)), namespaceOf);
  return [...types].map(([namespace, ofNamespace]) => ({
    namespace,
    resourceTypes: ofNamespace.map((type) => ({ resourceType: type.slice(namespace.length + 1), locations: [null] })),
  }));
}

function dependencyAnswer({ resource, waitsFor }: DeploymentNode): JsonObject {
  return { dependsOn: waitsFor.map((node) => resourceAnswer(node.resource)), ...resourceAnswer(resource) };
}

/** A resource as deployments and their operations name it. */
export function resourceAnswer({ id, type }: { readonly id: string; readonly type: string }): JsonObject {
  return { id, resourceType: type, resourceName: id.slice(id.lastIndexOf("/") + 1) };
}

function typeAnswer(type: string): string {
  const known = { securestring: "SecureString", secureobject: "SecureObject" }[type.toLowerCase()];
  return known ?? type.charAt(0).toUpperCase() + type.slice(1);
}

function templateHash(template: JsonObject): string {
  const digest = createHash("sha256").update(JSON.stringify(template)).digest();
  return digest.readBigUInt64BE().toString();
}
