import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { monitoring } from "./good-monitoring.ts";
import { group, ids, principalId, tenantId } from "./good-ids.ts";
import { network } from "./good-network.ts";
import { sentinel } from "./good-sentinel.ts";

export { deployerId, group, ids, principalId, tenantId } from "./good-ids.ts";

/** A resource as a template would ask for it. */
export interface GoodResource {
  readonly id: string;
  readonly body: JsonObject;
}

const location = "westeurope";
const roleDefinition = (roleId: string): string =>
  `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${roleId}`;

/** One good body for each resource type, in an order in which all can be made. */
export const goodResources = {
  identity: { id: ids.identity, body: { location } },
  workspace: { id: ids.workspace, body: { location, properties: { sku: { name: "PerGB2018" } } } },
  onboarding: {
    id: `${ids.workspace}/providers/Microsoft.SecurityInsights/onboardingStates/default`,
    body: { properties: {} },
  },
  account: {
    id: ids.account,
    body: {
      location,
      sku: { name: "Standard_LRS" },
      kind: "StorageV2",
      properties: { allowSharedKeyAccess: false, minimumTlsVersion: "TLS1_2" },
    },
  },
  blobService: {
    id: `${ids.account}/blobServices/default`,
    body: { properties: { deleteRetentionPolicy: { enabled: true, days: 7 } } },
  },
  container: { id: `${ids.account}/blobServices/default/containers/packages`, body: {} },
  managementPolicy: {
    id: `${ids.account}/managementPolicies/default`,
    body: {
      properties: {
        policy: {
          rules: [
            {
              name: "old",
              type: "Lifecycle",
              definition: {
                actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 90 } } },
                filters: { blobTypes: ["blockBlob"] },
              },
            },
          ],
        },
      },
    },
  },
  vault: {
    id: ids.vault,
    body: {
      location,
      properties: { tenantId, sku: { family: "A", name: "standard" }, softDeleteRetentionInDays: 30 },
    },
  },
  secret: {
    id: `${ids.vault}/secrets/onepassword-events-token`,
    body: { properties: { value: "eyJ-first", contentType: "application/jwt" } },
  },
  ...monitoring,
  ...sentinel,
  role: {
    id: `${ids.account}/providers/Microsoft.Authorization/roleAssignments/0f1f2f3f-4f5f-4f6f-8f7f-8f9fafbfcfdf`,
    body: {
      properties: {
        principalId,
        principalType: "ServicePrincipal",
        roleDefinitionId: roleDefinition("b7e6dc6d-f1e8-4753-8033-0f276bb0955b"),
      },
    },
  },
  plan: {
    id: `${group}/Microsoft.Web/serverfarms/onepassword-plan`,
    body: {
      location,
      kind: "functionapp",
      sku: { name: "FC1", tier: "FlexConsumption" },
      properties: { reserved: true },
    },
  },
  site: {
    id: ids.site,
    body: {
      location,
      kind: "functionapp,linux",
      identity: { type: "UserAssigned", userAssignedIdentities: { [ids.identity]: {} } },
      properties: {
        serverFarmId: `${group}/Microsoft.Web/serverfarms/onepassword-plan`,
        httpsOnly: true,
        functionAppConfig: {
          deployment: {
            storage: {
              type: "blobContainer",
              value: "https://onepasswordstore.blob.core.windows.net/packages",
              authentication: { type: "UserAssignedIdentity", userAssignedIdentityResourceId: ids.identity },
            },
          },
          scaleAndConcurrency: { maximumInstanceCount: 40, instanceMemoryMB: 512 },
          runtime: { name: "node", version: "22" },
        },
        siteConfig: { minTlsVersion: "1.2" },
      },
    },
  },
  appSettings: {
    id: `${ids.site}/config/appsettings`,
    body: { properties: { KEY_VAULT_URI: "https://onepassword-kv.vault.azure.net/", CLOUD: "public" } },
  },
  webConfig: { id: `${ids.site}/config/web`, body: { properties: { minTlsVersion: "1.2", http20Enabled: true } } },
  publishing: {
    id: `${ids.site}/basicPublishingCredentialsPolicies/scm`,
    body: { properties: { allow: false } },
  },
  package: {
    id: `${ids.site}/extensions/onedeploy`,
    body: { properties: { packageUri: "https://releases.example/released-package.zip", remoteBuild: false } },
  },
  ...network,
  systemTopic: {
    id: `${group}/Microsoft.EventGrid/systemTopics/vault-events`,
    body: { location, properties: { source: ids.vault, topicType: "Microsoft.KeyVault.vaults" } },
  },
} as const satisfies Readonly<Record<string, GoodResource>>;

export type ResourceKey = keyof typeof goodResources;
