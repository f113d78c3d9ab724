import { describe, expect, it } from "vitest";

import { goodResources, ids, principalId, tenantId } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

const guid = expect.stringMatching(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u);

/** What each resource answers beside what it was sent. */
const answers = {
  identity: { properties: { tenantId, principalId, clientId: guid } },
  workspace: { properties: { customerId: guid, retentionInDays: 30, provisioningState: "Succeeded" } },
  account: {
    sku: { name: "Standard_LRS", tier: "Standard" },
    properties: {
      primaryEndpoints: {
        blob: "https://onepasswordstore.blob.core.windows.net/",
        queue: "https://onepasswordstore.queue.core.windows.net/",
        table: "https://onepasswordstore.table.core.windows.net/",
      },
      allowBlobPublicAccess: false,
      supportsHttpsTrafficOnly: true,
      networkAcls: { bypass: "AzureServices", defaultAction: "Allow" },
    },
  },
  container: { properties: { publicAccess: "None" } },
  vault: {
    properties: {
      vaultUri: "https://onepassword-kv.vault.azure.net/",
      enableRbacAuthorization: true,
      enableSoftDelete: true,
      softDeleteRetentionInDays: 30,
    },
  },
  secret: {
    properties: {
      secretUri: "https://onepassword-kv.vault.azure.net/secrets/onepassword-events-token",
      contentType: "application/jwt",
      attributes: { enabled: true, created: 1_795_251_600, updated: 1_795_251_600 },
    },
  },
  table: {
    properties: {
      retentionInDays: 90,
      totalRetentionInDays: 365,
      archiveRetentionInDays: 275,
      schema: { tableType: "CustomLog", tableSubType: "DataCollectionRuleBased" },
    },
  },
  component: {
    properties: {
      AppId: guid,
      InstrumentationKey: guid,
      ConnectionString: expect.stringMatching(
        /^InstrumentationKey=[0-9a-f-]{36};IngestionEndpoint=https:\/\/westeurope-5\.in\.applicationinsights\.azure\.com\/;LiveEndpoint=.*;ApplicationId=[0-9a-f-]{36}$/u,
      ),
    },
  },
  rule: {
    properties: {
      immutableId: expect.stringMatching(/^dcr-[0-9a-f]{32}$/u),
      endpoints: {
        logsIngestion: expect.stringMatching(
          /^https:\/\/onepassword-dcr-[0-9a-z]{4}\.westeurope-1\.ingest\.monitor\.azure\.com$/u,
        ),
      },
      destinations: { logAnalytics: [{ name: "workspace", workspaceId: guid }] },
    },
  },
  role: { properties: { scope: ids.account, principalId, createdOn: "2026-11-21T09:00:00.000Z" } },
  site: {
    identity: { userAssignedIdentities: { [ids.identity]: { principalId, clientId: guid } } },
    properties: { defaultHostName: "onepassword-app.azurewebsites.net", httpsOnly: true, state: "Running" },
  },
  watchlist: { properties: { watchlistAlias: "OnePasswordTrustedCountries", watchlistId: guid } },
  endpoint: {
    properties: {
      customDnsConfigs: [{ fqdn: "onepassword-kv.vault.azure.net" }],
      privateLinkServiceConnections: [{ properties: { privateLinkServiceConnectionState: { status: "Approved" } } }],
    },
  },
  network: { properties: { subnets: [{ id: `${ids.network}/subnets/functions` }, { name: "endpoints" }] } },
} as const;

describe("answers", () => {
  it.each(Object.entries(answers))("of the %s hold what the provider adds", async (key, expected) => {
    const tenant = createTenant();
    await tenant.putGood();
    const good = Object.entries(goodResources).find(([name]) => name === key)?.[1];
    expect(tenant.get(good?.id ?? "").answered).toMatchObject(expected);
  });

  it("follow from the id: another tenant of the same shape gives the same identifiers", async () => {
    const [one, other] = [createTenant(), createTenant()];
    await one.putGood();
    await other.putGood();
    for (const { id } of Object.values(goodResources)) {
      expect(other.get(id).answered).toEqual(one.get(id).answered);
    }
  });

  it("give no endpoint to a rule that is not of kind Direct", async () => {
    const tenant = createTenant();
    await tenant.putGood("table");
    const { kind: _, ...body } = goodResources.rule.body;
    expect(tenant.plan(ids.rule, body).answered).not.toHaveProperty("properties.endpoints");
  });

  it("hold the principal of a system-assigned identity", async () => {
    const tenant = createTenant();
    const account = { ...goodResources.account.body, identity: { type: "SystemAssigned" } };
    expect(tenant.plan(ids.account, account).answered).toMatchObject({
      identity: { type: "SystemAssigned", principalId: guid, tenantId },
    });
  });

  it.each([
    [{ type: "UserAssigned" }, "MissingIdentityIds"],
    [{ type: "UserAssigned", userAssignedIdentities: { [ids.identity]: {} } }, "FailedIdentityOperation"],
    [{ type: "SystemAssigned", userAssignedIdentities: { [ids.identity]: {} } }, "InvalidIdentityValues"],
  ])("are refused to %j", (identity, code) => {
    const tenant = createTenant();
    expect(() => tenant.plan(ids.account, { ...goodResources.account.body, identity })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
