import { group, ids } from "./good-resources.ts";
import { testRefusals } from "./refusal-cases.ts";

testRefusals("storage", [
  {
    of: "account",
    as: "OnePasswordStore",
    code: "AccountNameInvalid",
    says: "OnePasswordStore is not a valid storage account name",
  },
  { of: "account", as: "a".repeat(25), code: "AccountNameInvalid", says: "between 3 and 24 characters" },
  {
    of: "account",
    at: ids.account.replace("contoso", "fabrikam"),
    code: "StorageAccountAlreadyTaken",
    says: "The storage account named onepasswordstore is already taken.",
  },
  { of: "account", set: { sku: null }, code: "ValuesForRequiredPropertiesNotSpecified", says: "sku" },
  {
    of: "account",
    set: { "sku.name": "Standard_XXX" },
    code: "InvalidValuesForRequestParameters",
    says: "'Standard_LRS'",
  },
  {
    of: "account",
    set: { "properties.networkAcls": { bypass: "None" } },
    code: "ValuesForRequiredPropertiesNotSpecified",
    says: "networkAcls.defaultAction",
  },
  { of: "account", set: { kind: "BlobStorage" }, code: "AccountPropertyCannotBeUpdated", says: "'kind'" },
  {
    of: "account",
    set: { "properties.isHnsEnabled": true },
    code: "AccountPropertyCannotBeUpdated",
    says: "'isHnsEnabled'",
  },
  { of: "blobService", as: "main", code: "InvalidResourceName", says: "'default'" },
  {
    of: "blobService",
    set: { "properties.deleteRetentionPolicy.days": 400 },
    code: "InvalidValuesForRequestParameters",
    says: "between 1 and 365",
  },
  {
    of: "blobService",
    set: { "properties.deleteRetentionPolicy.days": null },
    code: "InvalidXmlNodeValue",
    says: "deleteRetentionPolicy",
  },
  { of: "container", as: "Packages", code: "InvalidResourceName", says: "'Packages'" },
  { of: "container", as: "pa--ckages", code: "InvalidResourceName", says: "single hyphens" },
  {
    of: "container",
    set: { "properties.publicAccess": "Blob" },
    code: "PublicAccessNotPermitted",
    says: "Public access is not permitted",
  },
  {
    of: "container",
    at: `${group}/Microsoft.Storage/storageAccounts/nowhere/blobServices/default/containers/packages`,
    code: "ParentResourceNotFound",
    says: "nowhere",
  },
  {
    of: "managementPolicy",
    set: { "properties.policy.rules": [] },
    code: "InvalidValuesForRequestParameters",
    says: "properties.policy.rules",
  },
  {
    of: "managementPolicy",
    set: { "properties.policy.rules[0].type": "Other" },
    code: "InvalidValuesForRequestParameters",
    says: "'Lifecycle'",
  },
]);
