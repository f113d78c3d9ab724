import { groupId, scope } from "../../deployment-scope.ts";
import type { Example, Refusal } from "./example.ts";

const subscription = `/subscriptions/${scope.subscription.subscriptionId}`;
const storage = `${groupId}/providers/Microsoft.Storage/storageAccounts/st`;

/** Microsoft Learn, "Resource functions", "Scope functions" and "Deployment functions for ARM templates". */
export const resourceExamples: readonly Example[] = [
  ["resourceId('Microsoft.Storage/storageAccounts', 'st')", storage],
  ["resourceId('Microsoft.Storage/storageAccounts/blobServices', 'st', 'default')", `${storage}/blobServices/default`],
  [
    "resourceId('other', 'Microsoft.Storage/storageAccounts', 'st')",
    `${subscription}/resourceGroups/other/providers/Microsoft.Storage/storageAccounts/st`,
  ],
  [
    "resourceId('s2', 'other', 'Microsoft.Storage/storageAccounts', 'st')",
    "/subscriptions/s2/resourceGroups/other/providers/Microsoft.Storage/storageAccounts/st",
  ],
  [
    "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'reader')",
    `${subscription}/providers/Microsoft.Authorization/roleDefinitions/reader`,
  ],
  [
    "subscriptionResourceId('s2', 'Microsoft.Authorization/roleDefinitions', 'reader')",
    "/subscriptions/s2/providers/Microsoft.Authorization/roleDefinitions/reader",
  ],
  [
    "tenantResourceId('Microsoft.Authorization/roleDefinitions', 'reader')",
    "/providers/Microsoft.Authorization/roleDefinitions/reader",
  ],
  [
    "managementGroupResourceId('root', 'Microsoft.Authorization/policyDefinitions', 'p')",
    "/providers/Microsoft.Management/managementGroups/root/providers/Microsoft.Authorization/policyDefinitions/p",
  ],
  [
    "extensionResourceId(resourceGroup().id, 'Microsoft.Authorization/locks', 'keep')",
    `${groupId}/providers/Microsoft.Authorization/locks/keep`,
  ],
  ["resourceGroup().location", "westeurope"],
  ["resourceGroup().tags.team", "blue"],
  ["resourceGroup().type", "Microsoft.Resources/resourceGroups"],
  ["subscription().id", subscription],
  ["subscription().displayName", "Security"],
  ["tenant().tenantId", scope.tenantId],
  ["deployer().objectId", scope.deployerId],
  ["deployment().name", "main"],
  ["environment().name", "AzureCloud"],
  ["environment().suffixes.storage", "core.windows.net"],
  ["environment().authentication.audiences[1]", "https://management.azure.com/"],
  ["reference('site').of", "site"],
  ["reference('site', '2025-01-01', 'Full')", { of: "site", apiVersion: "2025-01-01", full: true }],
  ["reference('site', 'full').full", true],
  ["references('rules')[1].of", "rules[1]"],
  ["references('rules', 'full')[0].full", true],
  ["copyIndex()", 2],
  ["copyIndex(1)", 3],
  ["copyIndex('columns')", 5],
  ["copyIndex('RULES', 10)", 12],
  ["variables('greeting')", "hello"],
  ["newGuid()", "40000000-0000-4000-8000-000000000004"],
];

export const resourceRefusals: readonly Refusal[] = [
  ["resourceId('a', 'b')", "One of its parameters must be a resource type"],
  ["resourceId('Microsoft.Storage/storageAccounts', '')", "none of which may be empty"],
  ["resourceId('a', 'b', 'c', 'Microsoft.Storage/storageAccounts', 'st')", "requires '1' resource name argument(s)"],
  [
    "resourceId('Microsoft.Storage/storageAccounts/blobServices', 'st')",
    "requires '2' resource name argument(s), but got '1' ('st')",
  ],
  ["subscriptionResourceId('a', 'b', 'Microsoft.A/b', 'c')", "requires '1' resource name argument(s)"],
  ["copyIndex('nothing')", "There is no copy with the name 'nothing'"],
  ["deployment().properties", "property 'properties' doesn't exist, available properties are 'name'"],
  ["resourceGroup('other')", "requires 0 argument(s) while 1 were provided"],
  ["listKeys('st', '2025-01-01')", "The template function 'listKeys' is not valid."],
  ["contoso.thrice(1)", "The template function 'contoso.thrice' is not valid."],
];
