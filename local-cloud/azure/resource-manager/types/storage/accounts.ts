import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { isSameId } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";

export const storageApiVersions = ["2026-04-01"] as const;
export const storageAccountType = "Microsoft.Storage/storageAccounts";

const skus = ["LRS", "GRS", "RAGRS", "ZRS", "GZRS", "RAGZRS"].map((kind) => `Standard_${kind}`);
const kinds = ["Storage", "StorageV2", "BlobStorage", "FileStorage", "BlockBlobStorage"] as const;
/** Cannot be changed once the account is there. */
const fixed = ["kind", "properties.isHnsEnabled", "properties.encryption.requireInfrastructureEncryption"] as const;
const services = ["blob", "queue", "table", "file", "dfs"] as const;

/** Microsoft.Storage/storageAccounts. Defaults from "Storage Accounts - Create" of the REST reference. */
export const storageAccounts: ResourceType = defineType({
  type: storageAccountType,
  apiVersions: storageApiVersions,
  wording: wordings.storage,
  location: "region",
  keepsUnsent: true,
  hasProvisioningState: true,
  name: {
    matches: /^[a-z0-9]{3,24}$/u,
    code: "AccountNameInvalid",
    text:
      "{name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length " +
      "and use numbers and lower-case letters only.",
  },
  fields: {
    sku: { is: "object", required: true },
    "sku.name": { is: "string", required: true, oneOf: [...skus, "Premium_LRS", "Premium_ZRS"] },
    kind: { is: "string", required: true, oneOf: kinds },
    "properties.accessTier": { is: "string", oneOf: ["Hot", "Cool", "Cold", "Premium"], byDefault: "Hot" },
    "properties.minimumTlsVersion": {
      is: "string",
      oneOf: ["TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"],
      byDefault: "TLS1_2",
    },
    "properties.supportsHttpsTrafficOnly": { is: "boolean", byDefault: true },
    "properties.allowBlobPublicAccess": { is: "boolean", byDefault: false },
    "properties.allowSharedKeyAccess": { is: "boolean" },
    "properties.allowCrossTenantReplication": { is: "boolean", byDefault: false },
    "properties.publicNetworkAccess": {
      is: "string",
      oneOf: ["Enabled", "Disabled", "SecuredByPerimeter"],
      byDefault: "Enabled",
    },
    "properties.networkAcls.defaultAction": { is: "string", required: true, oneOf: ["Allow", "Deny"] },
    "properties.networkAcls.bypass": { is: "string" },
    "properties.networkAcls.virtualNetworkRules[].id": { is: "string", required: true },
    "properties.networkAcls.ipRules[].value": { is: "string", required: true },
    "properties.encryption.keySource": { is: "string", oneOf: ["Microsoft.Storage", "Microsoft.Keyvault"] },
  },
  check({ id, name, resources, existing, body }) {
    const isTaken = resources
      .list(storageAccountType)
      .some((account) => isSameId(account.name, name) && !isSameId(account.id, id.text));
    if (isTaken) {
      throw new ArmError(409, "StorageAccountAlreadyTaken", `The storage account named ${name} is already taken.`);
    }
    for (const path of existing === undefined ? [] : fixed) {
      const asked = valueAt(body, path);
      if (asked !== undefined && asked !== (valueAt(existing?.answered ?? {}, path) ?? false)) {
        throw new ArmError(
          409,
          "AccountPropertyCannotBeUpdated",
          `The property '${path.replace(/^properties\./u, "")}' was specified in the input, but it cannot be updated.`,
        );
      }
    }
  },
  answer: ({ name, location, now, existing, body }) => ({
    sku: { tier: (textAt(body, "sku.name") ?? "").startsWith("Premium") ? "Premium" : "Standard" },
    properties: {
      // An account without network rules answers the rules that let everybody in.
      networkAcls: valueAt(body, "properties.networkAcls") ??
        valueAt(existing?.answered ?? {}, "properties.networkAcls") ?? {
          bypass: "AzureServices",
          defaultAction: "Allow",
        },
      primaryEndpoints: Object.fromEntries(
        services.map((service) => [service, `https://${name}.${service}.core.windows.net/`]),
      ),
      primaryLocation: location,
      statusOfPrimary: "available",
      creationTime: textAt(existing?.answered ?? {}, "properties.creationTime") ?? new Date(now).toISOString(),
    },
  }),
});
