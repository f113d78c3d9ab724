import { readFile } from "node:fs/promises";
import path from "node:path";
import { createAccessTokens } from "../../local-cloud/azure/access-tokens.ts";
import { deploymentAddress } from "../../local-cloud/azure/resource-manager/deployments/address.ts";
import type { Deployment } from "../../local-cloud/azure/resource-manager/deployments/deployment.ts";
import { isJsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";
import type { JsonObject, JsonValue } from "../../local-cloud/azure/resource-manager/json-value.ts";
import { createResourceManager } from "../../local-cloud/azure/resource-manager/resource-manager.ts";
import { sentinelWorkspace } from "../../local-cloud/azure/resource-manager/sentinel-workspace.ts";
import { expandTemplate } from "../../local-cloud/azure/resource-manager/template/expand.ts";
import { createResourceTypes } from "../../local-cloud/azure/resource-manager/types/all-types.ts";
import type { DataPlanes } from "../../local-cloud/azure/resource-manager/types/data-planes.ts";
import { createWorld } from "../../local-cloud/azure/resource-manager/world.ts";

export const root = path.join(import.meta.dirname, "../..");
export const token = "header.payload.signature";

const tenantId = "7a1c8c52-3b5e-4f0a-9d55-0c0f2d3a9b11";
const app = { subscriptionId: "11111111-1111-1111-1111-111111111111", resourceGroup: "onepassword" } as const;
const security = {
  subscriptionId: "22222222-2222-2222-2222-222222222222",
  resourceGroup: "security",
  name: "contoso",
  location: "northeurope",
} as const;
const deployer = { principalId: "dddddddd-dddd-dddd-dddd-dddddddddddd", clientId: "test" };
const clock = { now: () => Date.parse("2026-11-21T10:00:00Z") };

/** What a deployment is given in all of these tests, unless a test says otherwise: the workspace is in another subscription. */
const parameters: JsonObject = {
  workspaceResourceId: `/subscriptions/${security.subscriptionId}/resourceGroups/${security.resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/${security.name}`,
  workspaceLocation: security.location,
  onePasswordToken: token,
  // Fixed, so that a new version of the project changes nothing here.
  packageUri: "https://example.com/released-package.zip",
};

/** A resource as a template asks for it: everything evaluated. */
export interface DeployedResource {
  /** Symbolic names from the outermost module on, such as `keyVault.vault`; in a loop with the index: `storage.containers-0`. */
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly apiVersion: string;
  readonly body: JsonObject;
}

/** The committed template. */
export async function readTemplate(): Promise<JsonObject> {
  const template: unknown = JSON.parse(await readFile(path.join(root, "infra/azuredeploy.json"), "utf8"));
  return asObject(template);
}

/** Deploys a template into a tenant of its own, without any data plane. @throws when the deployment fails */
export async function deployTemplate(
  template: JsonObject,
  further: JsonObject = {},
): Promise<{ readonly resources: readonly DeployedResource[]; readonly outputs: Readonly<Record<string, JsonValue>> }> {
  const manager = createResourceManager({
    world: createWorld({
      tenantId,
      subscriptions: [
        { subscriptionId: app.subscriptionId, displayName: "Contoso" },
        { subscriptionId: security.subscriptionId, displayName: "Contoso security" },
      ],
      groups: [
        { subscriptionId: app.subscriptionId, name: app.resourceGroup, location: "westeurope", tags: {} },
        { subscriptionId: security.subscriptionId, name: security.resourceGroup, location: "northeurope", tags: {} },
      ],
    }),
    types: createResourceTypes(noPlanes),
    expand: expandTemplate,
    tokens: await createAccessTokens({ tenantId, clock }),
    clock,
  });
  await manager.place(sentinelWorkspace(security));
  const values = Object.entries({ ...parameters, ...further }).map(([name, value]) => [name, { value }]);
  const deployment = manager.deployments.create(
    deploymentAddress(app.subscriptionId, app.resourceGroup, "main"),
    { properties: { mode: "Incremental", template, parameters: Object.fromEntries(values) } },
    deployer,
  );
  await manager.deployments.idle();
  const failures = [...failuresOf(deployment, "")];
  if (failures.length > 0) throw new Error(failures.join("\n"));
  const outputs = Object.entries(deployment.outputs ?? {}).map(([name, { value }]) => [name, value]);
  return { resources: [...resourcesOf(deployment, "")], outputs: Object.fromEntries(outputs) };
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

const nothing = (): void => {};
const noPlanes: DataPlanes = {
  setSecret: nothing,
  vaultDeleted: nothing,
  containerMade: nothing,
  containerDeleted: nothing,
  appSettingsSet: nothing,
  // The end of an empty zip file.
  fetchPackage: () => Promise.resolve(new Response(new Uint8Array([0x50, 0x4b, 5, 6]))),
  packageDeployed: nothing,
  siteDeleted: nothing,
  tableMade: nothing,
  tableDeleted: nothing,
};

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
