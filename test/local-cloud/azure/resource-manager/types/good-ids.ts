import { guidOf } from "../../../../../local-cloud/azure/resource-manager/types/rules/guid.ts";

export const tenantId = "7a1c8c52-3b5e-4f0a-9d55-0c0f2d3a9b11";
export const deployerId = "11111111-2222-4333-8444-555555555555";
export const group = "/subscriptions/s/resourceGroups/contoso/providers";

export const ids = {
  identity: `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/onepassword-id`,
  workspace: `${group}/Microsoft.OperationalInsights/workspaces/contoso-logs`,
  table: `${group}/Microsoft.OperationalInsights/workspaces/contoso-logs/tables/OnePasswordEventLogs_CL`,
  account: `${group}/Microsoft.Storage/storageAccounts/onepasswordstore`,
  vault: `${group}/Microsoft.KeyVault/vaults/onepassword-kv`,
  rule: `${group}/Microsoft.Insights/dataCollectionRules/onepassword-dcr`,
  site: `${group}/Microsoft.Web/sites/onepassword-app`,
  network: `${group}/Microsoft.Network/virtualNetworks/onepassword-net`,
  endpoint: `${group}/Microsoft.Network/privateEndpoints/vault-endpoint`,
  zone: `${group}/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net`,
  playbook: `${group}/Microsoft.Logic/workflows/close-incident`,
} as const;

/** Of the identity above. */
export const principalId: string = guidOf("principal", ids.identity);
