import { group, ids } from "./good-resources.ts";
import { testRefusals } from "./refusal-cases.ts";

testRefusals("what Resource Manager checks of every resource", [
  { of: "vault", set: { location: null }, code: "LocationRequired", says: "location property is required" },
  { of: "vault", set: { location: "westmars" }, code: "LocationNotAvailableForResourceType", says: "'westmars'" },
  { of: "zone", set: { location: "westeurope" }, code: "LocationNotAvailableForResourceType", says: "'westeurope'" },
  {
    of: "account",
    set: { location: "northeurope" },
    code: "InvalidResourceLocation",
    says: "already exists in location 'westeurope'",
  },
  { of: "identity", set: { tags: { "a/b": "c" } }, code: "InvalidTagNameCharacters", says: "'a/b'" },
  { of: "identity", set: { tags: ["soc"] }, code: "InvalidRequestContent", says: "must be an object" },
  {
    of: "identity",
    set: { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${index}`, ""])) },
    code: "InvalidTags",
    says: "51 exceeds the limit of 50",
  },
  { of: "identity", set: { tags: { owner: 7 } }, code: "InvalidRequestContent", says: "'owner'" },
  { of: "identity", set: { tags: { owner: "x".repeat(257) } }, code: "InvalidTags", says: "'owner'" },
  {
    of: "secret",
    at: `${group}/Microsoft.KeyVault/vaults/nowhere/secrets/token`,
    code: "ParentResourceNotFound",
    says: "vaults/nowhere' could not be found",
  },
  {
    of: "diagnostics",
    at: `${group}/Microsoft.KeyVault/vaults/nowhere/providers/Microsoft.Insights/diagnosticSettings/x`,
    code: "ResourceNotFound",
    says: "Microsoft.KeyVault/vaults/nowhere",
  },
  {
    of: "onboarding",
    at: `${ids.vault}/providers/Microsoft.SecurityInsights/onboardingStates/default`,
    code: "InvalidResourceType",
    says: "cannot extend",
  },
  {
    of: "onboarding",
    at: `${group}/Microsoft.SecurityInsights/onboardingStates/default`,
    code: "InvalidResourceType",
    says: "needs a scope",
  },
]);
