import { readResourcePath } from "./resource-path.ts";

/** What people call the resource types that the template deploys. */
const words: Readonly<Record<string, string>> = {
  "Microsoft.Authorization/roleAssignments": "role assignment",
  "Microsoft.Insights/components": "Application Insights",
  "Microsoft.Insights/dataCollectionRules": "data collection rule",
  "Microsoft.Insights/diagnosticSettings": "diagnostic setting",
  "Microsoft.Insights/scheduledQueryRules": "alert rule",
  "Microsoft.Insights/workbooks": "workbook",
  "Microsoft.KeyVault/vaults": "key vault",
  "Microsoft.KeyVault/vaults/secrets": "secret",
  "Microsoft.ManagedIdentity/userAssignedIdentities": "managed identity",
  "Microsoft.Network/privateDnsZones": "private DNS zone",
  "Microsoft.Network/privateDnsZones/virtualNetworkLinks": "link",
  "Microsoft.Network/privateEndpoints": "private endpoint",
  "Microsoft.Network/privateEndpoints/privateDnsZoneGroups": "DNS zone group",
  "Microsoft.Network/virtualNetworks": "virtual network",
  "Microsoft.Network/virtualNetworks/subnets": "subnet",
  "Microsoft.OperationalInsights/workspaces": "workspace",
  "Microsoft.OperationalInsights/workspaces/savedSearches": "function or saved query",
  "Microsoft.OperationalInsights/workspaces/tables": "table",
  "Microsoft.Resources/deployments": "part of the deployment",
  "Microsoft.SecurityInsights/alertRules": "analytics rule",
  "Microsoft.SecurityInsights/dataConnectorDefinitions": "connector card",
  "Microsoft.SecurityInsights/watchlists": "watchlist",
  "Microsoft.Storage/storageAccounts": "storage account",
  "Microsoft.Storage/storageAccounts/blobServices": "blob service",
  "Microsoft.Storage/storageAccounts/blobServices/containers": "container",
  "Microsoft.Storage/storageAccounts/managementPolicies": "lifecycle rules",
  "Microsoft.Web/serverfarms": "hosting plan",
  "Microsoft.Web/sites": "function app",
  "Microsoft.Web/sites/basicPublishingCredentialsPolicies": "publishing policy",
  "Microsoft.Web/sites/config": "settings",
  "Microsoft.Web/sites/extensions": "package",
};

const byLowerCase = new Map(Object.entries(words).map(([type, word]) => [type.toLowerCase(), word]));

/** Whether a type has words of its own: a test asks this for every type of the template. */
export function hasWords(type: string): boolean {
  return byLowerCase.has(type.toLowerCase());
}

const guid = /^([\da-f]{8})(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/**
 * A resource as people name it: `storage account contosostore`, `role assignment 0f3c91aa on key vault contoso-kv`.
 * @param id - Resource id.
 */
export function nameResource(id: string): string {
  const { type, names, above } = readResourcePath(id);
  if (type === "") return id;
  const [, beginning] = guid.exec(names.at(-1) ?? "") ?? [];
  const named = `${byLowerCase.get(type.toLowerCase()) ?? type} ${beginning ?? names.at(-1) ?? ""}`.trim();
  if (above === undefined) return named;
  const { extension } = readResourcePath(id);
  return extension ? `${named} on ${nameResource(above)}` : `${named} of ${names[0] ?? ""}`;
}
