import { ArmError } from "../../arm-error.ts";
import type { PutRequest, ResourceType, StoredResource, Surroundings } from "../../resource-type.ts";
import type { DataPlanes } from "../data-planes.ts";
import { textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import type { Put } from "../rules/put.ts";
import { isSameId } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";
import { forgetSoftDeleted, isSoftDeleted, softDelete } from "./soft-deleted-vaults.ts";

/** All earlier ones retire on 27 February 2027 (Microsoft Learn, "Prepare for Key Vault API version 2026-02-01"). */
export const vaultApiVersions = ["2026-02-01"] as const;
const vaultType = "Microsoft.KeyVault/vaults";

export function vaults(planes: Pick<DataPlanes, "vaultDeleted">): ResourceType {
  return defineType({
    type: vaultType,
    apiVersions: vaultApiVersions,
    wording: wordings.keyVault,
    location: "region",
    hasProvisioningState: true,
    name: {
      matches: /^(?!.*--)[a-z][a-z0-9-]{1,22}[a-z0-9]$/iu,
      code: "VaultNameNotValid",
      text:
        "The vault name '{name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with " +
        "a letter, end with a letter or digit, and not contain consecutive hyphens. Follow this link for more information: " +
        "https://go.microsoft.com/fwlink/?linkid=2147742",
    },
    fields: {
      "properties.tenantId": { is: "guid", required: true },
      "properties.sku": { is: "object", required: true },
      "properties.sku.family": { is: "string", required: true, oneOf: ["A"] },
      "properties.sku.name": { is: "string", required: true, oneOf: ["standard", "premium"] },
      "properties.enableRbacAuthorization": { is: "boolean", byDefault: true },
      "properties.enableSoftDelete": { is: "boolean", byDefault: true },
      "properties.softDeleteRetentionInDays": { is: "integer", min: 7, max: 90 },
      "properties.enablePurgeProtection": { is: "boolean" },
      "properties.createMode": { is: "string", oneOf: ["default", "recover"], writeOnly: true },
      "properties.publicNetworkAccess": { is: "string", oneOf: ["Enabled", "Disabled"], byDefault: "Enabled" },
      "properties.networkAcls.bypass": { is: "string", oneOf: ["AzureServices", "None"] },
      "properties.networkAcls.defaultAction": { is: "string", oneOf: ["Allow", "Deny"] },
      "properties.networkAcls.ipRules[].value": { is: "string", required: true },
      "properties.networkAcls.virtualNetworkRules[].id": { is: "string", required: true },
      "properties.accessPolicies": { is: "array", max: 1024 },
    },
    check(put) {
      checkName(put);
      checkProtection(put);
      if (textAt(put.properties, "tenantId") !== put.tenantId) throw badValue("tenantId");
      const hasPolicies = valueAt(put.properties, "accessPolicies") !== undefined;
      if (valueAt(put.properties, "enableRbacAuthorization") === false && !hasPolicies)
        throw badValue("accessPolicies");
    },
    answer: ({ name, existing, properties }) => ({
      properties: {
        vaultUri: `https://${name}.vault.azure.net/`,
        softDeleteRetentionInDays:
          kept("softDeleteRetentionInDays", existing) ?? valueAt(properties, "softDeleteRetentionInDays") ?? 90,
        ...(kept("enablePurgeProtection", existing) === true ? { enablePurgeProtection: true } : {}),
      },
    }),
    made: (vault: StoredResource, _: PutRequest, { resources }: Surroundings) =>
      forgetSoftDeleted(vault.name, resources),
    async deleted(vault: StoredResource, surroundings: Surroundings) {
      softDelete(vault, surroundings);
      await planes.vaultDeleted(vault.id);
    },
  });
}

/** What once was set and a PUT without it leaves as it is. */
function kept(name: string, existing: StoredResource | undefined): ReturnType<typeof valueAt> {
  return existing === undefined ? undefined : valueAt(existing.answered, `properties.${name}`);
}

/** Names are unique in all of Azure, and a deleted vault keeps its own until it is purged. */
function checkName({ id, name, resources, properties, now }: Put): void {
  const isTaken = resources.list(vaultType).some((vault) => isSameId(vault.name, name) && !isSameId(vault.id, id.text));
  if (isTaken) {
    throw new ArmError(
      409,
      "VaultAlreadyExists",
      `The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken. ` +
        "If you are sure that the vault name was not taken then it is possible that a vault with the same name was recently deleted but " +
        "not purged after being placed in a recoverable state. If the vault is in a recoverable state then the vault will need to be purged " +
        "before reusing the name. For more information about VaultAlreadyExists, soft delete and purging a vault follow this link " +
        "https://go.microsoft.com/fwlink/?linkid=2147740.",
    );
  }
  if (isSoftDeleted(name, resources, now) && textAt(properties, "createMode") !== "recover") {
    throw new ArmError(
      409,
      "ConflictError",
      `A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault '${name}'. ` +
        "Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on soft delete.",
    );
  }
}

function checkProtection({ existing, properties }: Put): void {
  if (valueAt(properties, "enablePurgeProtection") === false) {
    throw new ArmError(
      400,
      "BadRequest",
      'The property "enablePurgeProtection" cannot be set to false. Enabling the purge protection for a vault is an irreversible action.',
    );
  }
  if (valueAt(properties, "enableSoftDelete") === false) {
    throw new ArmError(
      400,
      "BadRequest",
      'The property "enableSoftDelete" cannot be set to false. Soft delete is enabled on all vaults.',
    );
  }
  const before = kept("softDeleteRetentionInDays", existing);
  const asked = valueAt(properties, "softDeleteRetentionInDays");
  if (before !== undefined && asked !== undefined && asked !== before) {
    throw new ArmError(
      400,
      "BadRequest",
      'The property "softDeleteRetentionInDays" has been set already and it can\'t be modified.',
    );
  }
}

function badValue(name: string): ArmError {
  return new ArmError(400, "BadRequest", `An invalid value was provided for '${name}'.`, { target: name });
}
