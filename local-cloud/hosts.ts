import { eventsHosts } from "./onepassword/streams.ts";

/** The services that the local cloud plays. Faults and recorded requests name them so. */
export const planes = ["events", "token", "vault", "ingestion", "blobs"] as const;
export type Plane = (typeof planes)[number];

export const vaultName = "contoso-kv";
export const storageAccount = "contosostore";

export const azureHosts = {
  vault: `${vaultName}.vault.azure.net`,
  ingestion: "contoso-dcr-a1b2.westeurope-1.ingest.monitor.azure.com",
  blobs: `${storageAccount}.blob.core.windows.net`,
} as const;

/** What the throw-away certificate covers. Wildcards, so that a second vault or storage account needs no new certificate. */
export const certificateNames = [
  "*.vault.azure.net",
  "*.blob.core.windows.net",
  "*.westeurope-1.ingest.monitor.azure.com",
  ...eventsHosts,
  "management.azure.com",
  "localhost",
] as const;

/** Made-up identifiers of the tenant that the connector is deployed into. */
export const tenantId = "7a1c8c52-3b5e-4f0a-9d55-0c0f2d3a9b11";
const subscriptionId = "5e2f7b90-6c1d-4a34-8a7e-91b4c2d6e8f0";
const resourceGroup = "contoso-sentinel";

/** The user-assigned identity of the function app. */
export const connectorIdentity = {
  clientId: "c0ffee00-1db2-4c6e-9f43-2b6a7d8e9f10",
  principalId: "d15ea5e0-84c7-4b9a-8e21-6f0a1b2c3d4e",
} as const;

export const dcrImmutableId = "dcr-3f0e8b6f2a9d4c71b5e6a7d8c9f01234";
export const dcrStream = "Custom-OnePasswordEventLogs_CL";
export const tableName = "OnePasswordEventLogs_CL";

const providers = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers`;

/** Resource ids: the scopes of role assignments. */
export const resourceIds = {
  vault: `${providers}/Microsoft.KeyVault/vaults/${vaultName}`,
  dcr: `${providers}/Microsoft.Insights/dataCollectionRules/contoso-dcr`,
  storage: `${providers}/Microsoft.Storage/storageAccounts/${storageAccount}`,
} as const;
