import type { ResourceStore, StoredResource, Surroundings } from "../../resource-type.ts";
import { parseResourceId } from "../../resource-id.ts";
import { textAt, valueAt } from "../rules/body.ts";
import { isSameId } from "../rules/references.ts";

const deletedVaultType = "Microsoft.KeyVault/locations/deletedVaults";
const day = 24 * 60 * 60 * 1000;

/** Puts a deleted vault where Azure keeps it, until it is purged: below its subscription and location. */
export function softDelete(vault: StoredResource, { resources, now }: Surroundings): void {
  const location = textAt(vault.answered, "location") ?? "";
  const days = Number(valueAt(vault.answered, "properties.softDeleteRetentionInDays"));
  const subscription = parseResourceId(vault.id)?.subscriptionId ?? "";
  resources.put({
    id: `/subscriptions/${subscription}/providers/Microsoft.KeyVault/locations/${location}/deletedVaults/${vault.name}`,
    name: vault.name,
    type: deletedVaultType,
    apiVersion: vault.apiVersion,
    sent: {},
    answered: {
      properties: {
        vaultId: vault.id,
        location,
        deletionDate: new Date(now()).toISOString(),
        scheduledPurgeDate: new Date(now() + days * day).toISOString(),
        ...(valueAt(vault.answered, "properties.enablePurgeProtection") === true
          ? { purgeProtectionEnabled: true }
          : {}),
      },
    },
  });
}

/** Whether a deleted vault still holds the name. */
export function isSoftDeleted(name: string, resources: ResourceStore, now: number): boolean {
  return resources
    .list(deletedVaultType)
    .some(
      (vault) =>
        isSameId(vault.name, name) && now < Date.parse(textAt(vault.answered, "properties.scheduledPurgeDate") ?? ""),
    );
}

/** A vault that was recovered is deleted no more. */
export function forgetSoftDeleted(name: string, resources: ResourceStore): void {
  for (const vault of resources.list(deletedVaultType)) {
    if (isSameId(vault.name, name)) resources.delete(vault.id);
  }
}
