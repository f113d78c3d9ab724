import { readResourcePath, sameId } from "../azure/resource-path.ts";

/** A resource to delete. */
export interface Removal {
  readonly id: string;
  readonly apiVersion: string;
}

/** What is deleted and what is left to whom it belongs. */
export interface RemovalPlan {
  /** In an order that works. */
  readonly removals: readonly Removal[];
  /** Tables that stay. */
  readonly keptTables: readonly string[];
}

const siteType = "Microsoft.Web/sites";
const tableType = "Microsoft.OperationalInsights/workspaces/tables";
export const vaultType = "Microsoft.KeyVault/vaults";

/**
 * The order: what can only be deleted while its resource is there, then the function, then what refers to something before
 * what it refers to. Each of these is deleted by itself, even below something that is deleted too: role assignments and
 * diagnostic settings outlive what they belong to, and come back with a resource of the same name (Microsoft Learn,
 * "Troubleshoot Azure RBAC", "Diagnostic settings in Azure Monitor"); a DNS zone with links cannot be deleted.
 * What is not here goes with the resource that it is a part of.
 */
const order = [
  "Microsoft.Insights/diagnosticSettings",
  siteType,
  "Microsoft.SecurityInsights/alertRules",
  "Microsoft.SecurityInsights/dataConnectorDefinitions",
  "Microsoft.SecurityInsights/watchlists",
  "Microsoft.OperationalInsights/workspaces/savedSearches",
  "Microsoft.Insights/workbooks",
  "Microsoft.Insights/scheduledQueryRules",
  "Microsoft.Authorization/roleAssignments",
  "Microsoft.Insights/dataCollectionRules",
  tableType,
  "Microsoft.Insights/components",
  "Microsoft.Web/serverfarms",
  "Microsoft.Network/privateEndpoints",
  vaultType,
  "Microsoft.Storage/storageAccounts",
  "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
  "Microsoft.Network/privateDnsZones",
  "Microsoft.Network/virtualNetworks",
  "Microsoft.ManagedIdentity/userAssignedIdentities",
] as const;

/** What was deployed is never deleted when it is one of these. */
const neverDeleted = ["Microsoft.OperationalInsights/workspaces", "Microsoft.Resources/resourceGroups"];

/**
 * Plans the removal of what was recorded.
 * @param resources - Ids of what is still there, with the API version to delete it with.
 */
export function planRemoval(
  resources: readonly Removal[],
  { deleteTable }: { readonly deleteTable: boolean },
): RemovalPlan {
  const ours = resources.filter(({ id }) => !isOf(id, neverDeleted));
  const keptTables = deleteTable ? [] : ours.filter(({ id }) => isOf(id, [tableType])).map(({ id }) => id);
  const going = ours.filter(({ id }) => !keptTables.includes(id));
  const single = going.filter(({ id }) => placeOf(id) >= 0 || !goesWithAnother(id, going));
  const removals = single.toSorted((one, other) => rankOf(one.id) - rankOf(other.id));
  return { removals, keptTables };
}

/** Whether a type is deleted by itself; a test asks this for every type of the template. */
export function isDeletedByItself(type: string): boolean {
  return order.some((known) => sameId(known, type));
}

/** Whether something that it is a part of goes too. */
function goesWithAnother(id: string, going: readonly Removal[]): boolean {
  const { above } = readResourcePath(id);
  if (above === undefined) return false;
  return going.some((other) => sameId(other.id, above)) || goesWithAnother(above, going);
}

function placeOf(id: string): number {
  const { type } = readResourcePath(id);
  return order.findIndex((known) => sameId(known, type));
}

/** A type that is not known here is of another version, and goes right after the function. */
function rankOf(id: string): number {
  const place = placeOf(id);
  return place < 0 ? order.indexOf(siteType) + 0.5 : place;
}

function isOf(id: string, types: readonly string[]): boolean {
  const { type } = readResourcePath(id);
  return types.some((known) => sameId(known, type));
}
