import { describe, expect, it } from "vitest";

import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { sentinelWorkspace } from "../../../../../local-cloud/azure/resource-manager/sentinel-workspace.ts";
import { createResourceTypes } from "../../../../../local-cloud/azure/resource-manager/types/all-types.ts";
import { createRecordedPlanes } from "../types/recorded-planes.ts";
import { nested, otherSubscriptionId, startManager } from "./test-manager.ts";

const workspace = { subscriptionId: otherSubscriptionId, resourceGroup: "security" } as const;
const location = "westeurope";
const secretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
const columns = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "uuid_s", type: "string" },
];

const vaultModule: JsonObject = {
  vault: {
    type: "Microsoft.KeyVault/vaults",
    apiVersion: "2026-02-01",
    name: "contoso-kv",
    location,
    properties: {
      tenantId: "[tenant().tenantId]",
      sku: { family: "A", name: "standard" },
      enableRbacAuthorization: true,
    },
  },
  secret: {
    type: "Microsoft.KeyVault/vaults/secrets",
    apiVersion: "2026-02-01",
    name: "contoso-kv/onepassword-events-token",
    properties: { value: "[parameters('token')]" },
    dependsOn: ["vault"],
  },
  role: {
    type: "Microsoft.Authorization/roleAssignments",
    apiVersion: "2022-04-01",
    scope: "[resourceId('Microsoft.KeyVault/vaults', 'contoso-kv')]",
    name: "[guid(resourceGroup().id, parameters('principalId'))]",
    properties: {
      roleDefinitionId: `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${secretsUser}')]`,
      principalId: "[parameters('principalId')]",
      principalType: "ServicePrincipal",
    },
    dependsOn: ["vault"],
  },
};

const ingestionModule: JsonObject = {
  table: {
    type: "Microsoft.OperationalInsights/workspaces/tables",
    apiVersion: "2025-07-01",
    name: "contoso-workspace/OnePassword_CL",
    properties: {
      schema: {
        name: "OnePassword_CL",
        columns: columns.map(({ name, type }) => ({ name, type: type === "datetime" ? "dateTime" : type })),
      },
    },
  },
  rule: {
    type: "Microsoft.Insights/dataCollectionRules",
    apiVersion: "2024-03-11",
    name: "onepassword",
    location,
    kind: "Direct",
    properties: {
      streamDeclarations: { "Custom-OnePassword_CL": { columns } },
      destinations: {
        logAnalytics: [
          {
            name: "workspace",
            workspaceResourceId: "[resourceId('Microsoft.OperationalInsights/workspaces', 'contoso-workspace')]",
          },
        ],
      },
      dataFlows: [
        {
          streams: ["Custom-OnePassword_CL"],
          destinations: ["workspace"],
          transformKql: "source",
          outputStream: "Custom-OnePassword_CL",
        },
      ],
    },
    dependsOn: ["table"],
  },
};

const resources: JsonObject = {
  identity: {
    type: "Microsoft.ManagedIdentity/userAssignedIdentities",
    apiVersion: "2024-11-30",
    name: "contoso-id",
    location,
  },
  vault: nested("vault", vaultModule, {
    parameters: { token: { type: "securestring" }, principalId: { type: "string" } },
    values: { token: "[parameters('token')]", principalId: "[reference('identity').principalId]" },
    dependsOn: ["identity"],
  }),
  ingestion: nested("ingestion", ingestionModule, {
    ...workspace,
    outputs: { immutableId: { type: "string", value: "[reference('rule').immutableId]" } },
  }),
};

const withToken = (token: string) => ({
  parameters: { token: { type: "securestring" } },
  values: { token },
  outputs: { immutableId: { type: "string", value: "[reference('ingestion').outputs.immutableId.value]" } },
});

async function startTenant() {
  const { planes, calls } = createRecordedPlanes();
  const manager = startManager({ types: createResourceTypes(planes) });
  await manager.place(sentinelWorkspace({ ...workspace, name: "contoso-workspace", location }));
  return { ...manager, calls };
}

const changed = (changes: readonly { readonly changeType: string; readonly resourceId: string }[]) =>
  changes
    .filter(({ changeType }) => !["NoChange", "Ignore"].includes(changeType))
    .map(({ changeType, resourceId }) => `${changeType} ${resourceId.slice(resourceId.lastIndexOf("/") + 1)}`);

describe("The resources that the product is made of", () => {
  it("are validated, foreseen and deployed, into the workspace's subscription too", async () => {
    const { validate, whatIf, deploy, calls } = await startTenant();
    await validate(resources, withToken("first"));
    expect(changed((await whatIf(resources, withToken("first"))).changes)).toHaveLength(6);
    expect(calls).toEqual([]);
    const { properties } = await deploy(resources, withToken("first"));
    expect(properties?.outputs).toMatchObject({
      immutableId: { type: "String", value: expect.stringMatching(/^dcr-[0-9a-f]{32}$/u) },
    });
    expect(calls.map(([method]) => method).toSorted()).toEqual(["setSecret", "tableMade"]);
  });

  it("are left as they are when the same is deployed again", async () => {
    const { whatIf, deploy } = await startTenant();
    await deploy(resources, withToken("first"));
    expect(changed((await whatIf(resources, withToken("first"))).changes)).toEqual([]);
  });

  it("change in the secret only when there is a new token", async () => {
    const { whatIf, deploy } = await startTenant();
    await deploy(resources, withToken("first"));
    expect(changed((await whatIf(resources, withToken("second"))).changes)).toEqual([
      "Modify onepassword-events-token",
    ]);
  });
});
