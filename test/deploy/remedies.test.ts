import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { knownCodes, remedyFor } from "../../tools/deploy/remedies.ts";

const where = { subscription: "sub-1", resourceGroup: "rg-1", deployment: "onepassword-sentinel" };

function remedy(code: string, message = "", target?: string): string {
  return remedyFor({ code, message, target }, where);
}

const unknown = remedy("SomethingNew");

describe("what to do about an error code", () => {
  it.each(knownCodes)("%s has an answer of its own, or one for what the message says", (code) => {
    const messages = ["", "quota", "deleted state", "InaccessibleStorageException"];
    expect(messages.some((message) => remedy(code, message) !== unknown)).toBe(true);
  });

  it.each<{ code: string; message?: string; target?: string; told: string | RegExp }>([
    {
      code: "AuthorizationFailed",
      message: "... perform action 'Microsoft.Authorization/roleAssignments/write' over scope ...",
      told: "Role Based Access Control Administrator (or Owner) on resource group rg-1",
    },
    {
      code: "AuthorizationFailed",
      message: "... perform action 'Microsoft.Web/register/action' over scope ...",
      told: "az provider register --namespace Microsoft.Web",
    },
    {
      code: "AuthorizationFailed",
      message: "... perform action 'Microsoft.Resources/deployments/validate/action' ...",
      told: /Contributor.*Microsoft Sentinel Contributor/u,
    },
    {
      code: "MissingSubscriptionRegistration",
      message: "The subscription is not registered to use namespace 'Microsoft.KeyVault'. See ...",
      told: "az provider register --wait --namespace Microsoft.KeyVault",
    },
    { code: "RoleAssignmentExists", told: "az role assignment list --subscription sub-1 --resource-group rg-1" },
    { code: "RoleAssignmentUpdateNotPermitted", told: "left over from an identity that was deleted" },
    {
      code: "ConflictError",
      message: "A vault with the same name already exists in deleted state. You need to either recover or purge it.",
      target: "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-7",
      told: /az keyvault recover --subscription sub-1 --name kv-7\..*az keyvault purge --subscription sub-1 --name kv-7/u,
    },
    {
      code: "VaultAlreadyExists",
      message:
        "The vault name 'kv-7' is already in use. Vault names are globally unique. If you are sure that the vault name was not taken then it might have been deleted but is in a recoverable state.",
      told: "az keyvault recover --subscription sub-1 --name kv-7",
    },
    { code: "VaultAlreadyExists", message: "The vault name is already in use.", told: "another namePrefix" },
    { code: "DeploymentActive", told: "az deployment group cancel" },
    { code: "RequestDisallowedByPolicy", told: "policy of your organisation" },
    { code: "SubscriptionIsOverQuotaForSku", message: "Current Limit (quota): 0", told: "Choose another --location" },
    { code: "LocationNotAvailableForResourceType", told: "list-flexconsumption-locations" },
    { code: "InaccessibleStorageException", told: "run the same command again" },
    {
      code: "BadRequest",
      message: "[StorageAccessibleCheck] Error while checking access: InaccessibleStorageException: ... 403 ...",
      told: "Its role may not apply yet",
    },
    {
      code: "BadRequest",
      message: "Failed to run the analytics rule query. One of the tables does not exist: 'OnePasswordEventLogs_CL'.",
      told: "Sentinel could not try a rule's query",
    },
    {
      code: "InvalidAuthenticationTokenTenant",
      message:
        "The access token is from the wrong issuer 'https://sts.windows.net/aaaaaaaa-0000-0000-0000-000000000000/'. " +
        "It must match the tenant 'https://sts.windows.net/bbbbbbbb-0000-0000-0000-000000000000/' associated with this subscription.",
      told: "az login --tenant bbbbbbbb-0000-0000-0000-000000000000",
    },
    { code: "InvalidTemplateDeployment", told: "npm run build:infra" },
    {
      code: "InvalidTemplateDeployment",
      message:
        "Authorization failed for template resource '1' ... 'Microsoft.Authorization/roleAssignments/write' at ...",
      told: "Role Based Access Control Administrator",
    },
    {
      code: "InvalidTemplateDeployment",
      message: "Authorization failed for template resource 'kv' ... 'Microsoft.KeyVault/vaults/write' at scope ...",
      told: "You lack the right",
    },
  ])("$code: $told", ({ code, message, target, told }) => {
    expect(remedy(code, message, target)).toMatch(told);
  });

  it("is never nothing", () => {
    expect(unknown).toContain("common-deployment-errors");
    expect(remedy("")).toBe(unknown);
  });

  it("is known for every code that TROUBLESHOOTING.md explains", async () => {
    const page = await readFile(new URL("../../TROUBLESHOOTING.md", import.meta.url), "utf8");
    const [, table = ""] = page.split(/<!-- deployment-errors:(?:start|end) -->/u);
    const explained = table.match(/(?<=^\| .*`)[A-Z]\w+(?=`.* \| )/gmu) ?? [];
    expect(explained.length).toBeGreaterThan(15);
    expect(explained.filter((code) => !knownCodes.includes(code))).toEqual([]);
  });

  it("does not depend on how the code is spelled", () => {
    expect(remedy("deploymentactive")).toBe(remedy("DeploymentActive"));
  });
});
