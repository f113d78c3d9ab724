import { describe, expect, it } from "vitest";
import { createAccess, roleIds } from "../../local-cloud/azure/access.ts";
import { missingForHost } from "../../local-cloud/functions-host/host-needs.ts";
import { createResourceStore } from "../../local-cloud/azure/resource-manager/resources.ts";
import { merge } from "../../local-cloud/azure/resource-manager/types/rules/body.ts";
import type { StoredResource } from "../../local-cloud/azure/resource-manager/resource-type.ts";
import type { JsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";

const group = "/subscriptions/s/resourceGroups/g/providers";
const identity = { clientId: "11111111-0000-4000-8000-000000000001", principalId: "principal" };

function resource(type: string, name: string, answered: JsonObject): StoredResource {
  return { id: `${group}/${type}/${name}`, name, type, apiVersion: "2026-01-01", sent: {}, answered };
}

function account(name: string): StoredResource {
  const address = (service: string) => `https://${name}.${service}.core.windows.net/`;
  const primaryEndpoints = { blob: address("blob"), queue: address("queue"), table: address("table") };
  return resource("Microsoft.Storage/storageAccounts", name, { properties: { primaryEndpoints } });
}

function component(properties: JsonObject): StoredResource {
  return resource("Microsoft.Insights/components", "insights", {
    properties: { InstrumentationKey: "key", DisableLocalAuth: true, ...properties },
  });
}

const site = resource("Microsoft.Web/sites", "app", {
  identity: { type: "UserAssigned", userAssignedIdentities: { i: identity } },
});
const storage = account("contosostore");
const roles = createAccess([
  { principalId: identity.principalId, roleId: roleIds.storageBlobDataOwner, scope: storage.id },
  { principalId: identity.principalId, roleId: roleIds.monitoringMetricsPublisher, scope: component({}).id },
]);
const settings = {
  AzureWebJobsStorage__credential: "managedidentity",
  AzureWebJobsStorage__clientId: identity.clientId.toUpperCase(),
  AzureWebJobsStorage__blobServiceUri: "https://contosostore.blob.core.windows.net/",
  APPLICATIONINSIGHTS_CONNECTION_STRING: "InstrumentationKey=key;IngestionEndpoint=https://example.com/",
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `ClientId=${identity.clientId};Authorization=AAD`,
};

interface Changed {
  readonly settings?: Readonly<Record<string, string>>;
  readonly component?: JsonObject;
  readonly firewall?: JsonObject;
}

function missing(changed: Changed = {}): readonly string[] {
  const closed = { ...storage, answered: merge(storage.answered, { properties: changed.firewall ?? {} }) };
  return missingForHost({
    site,
    appSettings: { ...settings, ...changed.settings },
    resources: createResourceStore([closed, account("other"), component(changed.component ?? {}), site]),
    access: roles,
  });
}

describe("the Functions host", () => {
  it("misses nothing with the settings and roles of the template", () => {
    expect(missing()).toEqual([]);
  });

  it.each([
    ["AzureWebJobsStorage__credential", "workloadidentity", /__credential with the value managedidentity/u],
    ["AzureWebJobsStorage__clientId", "0000", /__clientId is no identity of the function app/u],
    [
      "AzureWebJobsStorage__blobServiceUri",
      "https://nowhere.blob.core.windows.net/",
      /__blobServiceUri is no address/u,
    ],
    [
      "AzureWebJobsStorage__blobServiceUri",
      "https://other.blob.core.windows.net/",
      /lock in other, .* role Storage Blob Data Owner/u,
    ],
    ["APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=another", /CONNECTION_STRING names no/u],
    ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=None", /must say Authorization=AAD/u],
    ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=AAD", /ClientId .* is missing/u],
    ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=0000;Authorization=AAD", /is no identity/u],
  ])("misses %s when it is %s", (name, value, message) => {
    expect(missing({ settings: { [name]: value } }).join("\n")).toMatch(message);
  });

  it("sends telemetry with a key where the component takes one", () => {
    const keyless = { settings: { APPLICATIONINSIGHTS_AUTHENTICATION_STRING: "" } };
    expect(missing(keyless)).toHaveLength(1);
    expect(missing({ ...keyless, component: { DisableLocalAuth: false } })).toEqual([]);
  });

  it("does not get to a storage account whose firewall is closed to it", () => {
    expect(missing({ firewall: { publicNetworkAccess: "Disabled" } })).toEqual([
      expect.stringMatching(/contosostore answered 403 \(AuthorizationFailure\)\. Its firewall/u),
    ]);
  });
});
