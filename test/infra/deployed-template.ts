import path from "node:path";
import { deploymentAddress } from "../../local-cloud/azure/resource-manager/deployments/address.ts";
import type { Deployment } from "../../local-cloud/azure/resource-manager/deployments/deployment.ts";
import { isJsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";
import type { JsonObject, JsonValue } from "../../local-cloud/azure/resource-manager/json-value.ts";
import { sentinelWorkspace } from "../../local-cloud/azure/resource-manager/sentinel-workspace.ts";
import { createResourceTypes } from "../../local-cloud/azure/resource-manager/types/all-types.ts";
import {
  deployer,
  deployment,
  otherSubscriptionId,
  startManager,
  subscriptionId,
} from "../local-cloud/azure/resource-manager/deployments/test-manager.ts";
import { createRecordedPlanes } from "../local-cloud/azure/resource-manager/types/recorded-planes.ts";

export const root = path.join(import.meta.dirname, "../..");
export const token = "header.payload.signature";

/** Where a customer's workspace can be, seen from the resource group of the connector. */
const placements = {
  "the same resource group": { subscriptionId, resourceGroup: "app" },
  "another resource group": { subscriptionId, resourceGroup: "workspace" },
  "another subscription": { subscriptionId: otherSubscriptionId, resourceGroup: "security" },
} as const;

export type Placement = keyof typeof placements;

/** A resource as a template asks for it: everything evaluated. */
export interface DeployedResource {
  /** Symbolic names from the outermost module on, such as `keyVault.vault`; in a loop with the index: `storage.containers-0`. */
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly apiVersion: string;
  readonly body: JsonObject;
}

/** A Resource Manager with a workspace in it and no data planes, and what a template is given there unless a test says otherwise. */
export async function startTenant(placement: Placement = "another subscription") {
  const { planes, calls } = createRecordedPlanes();
  const manager = startManager({ types: createResourceTypes(planes) });
  const workspace = sentinelWorkspace({ ...placements[placement], name: "contoso", location: "northeurope" });
  await manager.place(workspace);
  const parameters: JsonObject = {
    workspaceResourceId: workspace[0]?.id ?? "",
    workspaceLocation: "northeurope",
    onePasswordToken: token,
    // Fixed, so that a new version of the project changes nothing here.
    packageUri: "https://example.com/released-package.zip",
  };
  return { ...manager, calls, parameters };
}

/** Deploys a template into a tenant of its own. @throws when the deployment fails */
export async function deployTemplate(
  template: JsonObject,
  further: JsonObject = {},
): Promise<{ readonly resources: readonly DeployedResource[]; readonly outputs: Readonly<Record<string, JsonValue>> }> {
  const { deployments, parameters } = await startTenant();
  const { resources, ...sections } = template;
  const deployed = deployments.create(
    deploymentAddress(subscriptionId, "app", "main"),
    deployment(asObject(resources), { ...sections, values: { ...parameters, ...further } }),
    deployer,
  );
  await deployments.idle();
  const failures = [...failuresOf(deployed, "")];
  if (failures.length > 0) throw new Error(failures.join("\n"));
  const outputs = Object.entries(deployed.outputs ?? {}).map(([name, { value }]) => [name, value]);
  return { resources: [...resourcesOf(deployed, "")], outputs: Object.fromEntries(outputs) };
}

function* resourcesOf({ nodes }: Deployment, prefix: string): Generator<DeployedResource> {
  for (const { nested, outcome, resource } of nodes) {
    const key = `${prefix}${resource.key.replace(/\[(\d+)\]$/u, "-$1")}`;
    if (nested !== undefined) yield* resourcesOf(nested, `${key}.`);
    else if (outcome !== undefined) {
      yield { key, id: outcome.after.id, type: resource.type, apiVersion: resource.apiVersion, body: outcome.body };
    }
  }
}

function* failuresOf({ nodes, error }: Deployment, prefix: string): Generator<string> {
  for (const { nested, error: failure, resource } of nodes) {
    if (nested !== undefined) yield* failuresOf(nested, `${prefix}${resource.key}.`);
    else if (failure !== undefined) yield `${prefix}${resource.key}: ${failure.code}: ${failure.message}`;
  }
  if (prefix === "" && error !== undefined) yield `${error.code}: ${error.message}`;
}

/** @throws when it is none */
export function asObject(value: unknown): JsonObject {
  if (!isObject(value)) throw new TypeError("Not a JSON object.");
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every object in a document, with what it is called; the document itself too. */
export function* objectsIn(
  value: JsonValue,
  name = "",
): Generator<{ readonly name: string; readonly object: JsonObject }> {
  if (Array.isArray(value)) for (const item of value) yield* objectsIn(item, name);
  else if (isJsonObject(value)) {
    yield { name, object: value };
    for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, key);
  }
}

/** @throws when it is none */
export function asText(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("Not a text.");
  return value;
}
