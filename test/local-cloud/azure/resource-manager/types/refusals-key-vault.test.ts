import { ids } from "./good-resources.ts";
import { testRefusals } from "./refusal-cases.ts";

testRefusals("key vaults", [
  { of: "vault", as: "1password", code: "VaultNameNotValid", says: "must begin with a letter" },
  { of: "vault", as: "one--password", code: "VaultNameNotValid", says: "consecutive hyphens" },
  { of: "vault", as: "onepassword-key-vault-kv1", code: "VaultNameNotValid", says: "3-24" },
  {
    of: "vault",
    at: ids.vault.replace("contoso", "fabrikam"),
    code: "VaultAlreadyExists",
    says: "'onepassword-kv' is already in use",
  },
  {
    of: "vault",
    set: { "properties.tenantId": null },
    code: "BadRequest",
    says: "The parameter tenantId is not specified",
  },
  {
    of: "vault",
    set: { "properties.tenantId": "00000000-0000-4000-8000-000000000000" },
    code: "BadRequest",
    says: "'tenantId'",
  },
  { of: "vault", set: { "properties.sku.name": "basic" }, code: "BadRequest", says: "'sku.name'" },
  {
    of: "vault",
    set: { "properties.enablePurgeProtection": false },
    code: "BadRequest",
    says: '"enablePurgeProtection" cannot be set to false',
  },
  { of: "vault", set: { "properties.enableSoftDelete": false }, code: "BadRequest", says: '"enableSoftDelete"' },
  {
    of: "vault",
    set: { "properties.softDeleteRetentionInDays": 31 },
    code: "BadRequest",
    says: "has been set already and it can't be modified",
  },
  {
    of: "vault",
    as: "another-kv",
    set: { "properties.softDeleteRetentionInDays": 6 },
    code: "BadRequest",
    says: "between 7 and 90",
  },
  { of: "vault", set: { "properties.enableRbacAuthorization": false }, code: "BadRequest", says: "'accessPolicies'" },
  { of: "secret", as: "one_password", code: "BadRequest", says: "'one_password'" },
  {
    of: "secret",
    as: "another",
    set: { "properties.value": null },
    code: "BadRequest",
    says: "The parameter value is not specified",
  },
  { of: "secret", set: { "properties.value": "x".repeat(25 * 1024 + 1) }, code: "BadRequest", says: "25600 bytes" },
]);
