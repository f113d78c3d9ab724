import { ArmError } from "../../arm-error.ts";
import type { ResourceType, StoredResource } from "../../resource-type.ts";
import type { DataPlanes } from "../data-planes.ts";
import { objectsAt, textAt, valueAt } from "../rules/body.ts";
import { defineType, type NameRule } from "../rules/define-type.ts";
import { wordings } from "../rules/wording.ts";
import { storageApiVersions } from "./accounts.ts";

const onlyDefault: NameRule = {
  matches: /^default$/iu,
  code: "InvalidResourceName",
  text: "The name '{name}' is not valid: the only name is 'default'.",
};
const days = { is: "integer", min: 1, max: 365 } as const;

export const blobServices: ResourceType = defineType({
  type: "Microsoft.Storage/storageAccounts/blobServices",
  apiVersions: storageApiVersions,
  wording: wordings.storage,
  name: onlyDefault,
  keepsUnsent: true,
  fields: {
    "properties.deleteRetentionPolicy.enabled": { is: "boolean" },
    "properties.deleteRetentionPolicy.days": days,
    "properties.containerDeleteRetentionPolicy.enabled": { is: "boolean" },
    "properties.containerDeleteRetentionPolicy.days": days,
    "properties.isVersioningEnabled": { is: "boolean" },
  },
  check({ properties }) {
    for (const policy of ["deleteRetentionPolicy", "containerDeleteRetentionPolicy"]) {
      const isOn = valueAt(properties, `${policy}.enabled`) === true;
      if (isOn && valueAt(properties, `${policy}.days`) === undefined) {
        throw new ArmError(
          400,
          "InvalidXmlNodeValue",
          `The value for one of the XML nodes is not in the correct format: ${policy} is enabled, so days is needed.`,
        );
      }
    }
  },
});

export const managementPolicies: ResourceType = defineType({
  type: "Microsoft.Storage/storageAccounts/managementPolicies",
  apiVersions: storageApiVersions,
  wording: wordings.storage,
  name: onlyDefault,
  fields: {
    "properties.policy": { is: "object", required: true },
    "properties.policy.rules": { is: "array", required: true, min: 1, max: 100 },
    "properties.policy.rules[].name": { is: "string", required: true, min: 1, max: 256 },
    "properties.policy.rules[].type": { is: "string", required: true, oneOf: ["Lifecycle"] },
    "properties.policy.rules[].definition": { is: "object", required: true },
    "properties.policy.rules[].definition.actions": { is: "object", required: true, min: 1 },
    "properties.policy.rules[].definition.filters.blobTypes": { is: "array", required: true, min: 1 },
  },
  check({ properties }) {
    const names = objectsAt(properties, "policy.rules").map((rule) => textAt(rule, "name"));
    if (new Set(names).size < names.length) {
      throw new ArmError(
        400,
        "InvalidRequestPropertyValue",
        "The value for 'properties.policy.rules' is not valid: the names of the rules are not unique.",
      );
    }
  },
});

export function containers(planes: Pick<DataPlanes, "containerMade" | "containerDeleted">): ResourceType {
  return defineType({
    type: "Microsoft.Storage/storageAccounts/blobServices/containers",
    apiVersions: storageApiVersions,
    wording: wordings.storage,
    name: {
      matches: /^(?!.*--)[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/u,
      code: "InvalidResourceName",
      text:
        "The specified resource name '{name}' is not valid: 3 to 63 lower-case letters, digits and single hyphens, " +
        "with a letter or a digit at both ends.",
    },
    fields: {
      "properties.publicAccess": { is: "string", oneOf: ["None", "Blob", "Container"], byDefault: "None" },
      "properties.metadata": { is: "object" },
    },
    check({ id, properties, resources }) {
      const account = resources.get(accountIdOf(id.text));
      const isPublic = (textAt(properties, "publicAccess") ?? "None") !== "None";
      if (isPublic && valueAt(account?.answered ?? {}, "properties.allowBlobPublicAccess") !== true) {
        throw new ArmError(409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
      }
    },
    answer: () => ({
      properties: {
        leaseStatus: "Unlocked",
        leaseState: "Available",
        hasImmutabilityPolicy: false,
        hasLegalHold: false,
      },
    }),
    made: ({ id, name }: StoredResource) => planes.containerMade(accountIdOf(id), name),
    deleted: ({ id, name }: StoredResource) => planes.containerDeleted(accountIdOf(id), name),
  });
}

/** Id of the account that a container is in. */
function accountIdOf(containerId: string): string {
  return containerId.replace(/\/blobServices\/.*$/iu, "");
}
