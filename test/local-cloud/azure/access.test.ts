import { describe, expect, it } from "vitest";

import { createAccess, roleIds } from "../../../local-cloud/azure/access.ts";

const roleId = roleIds.keyVaultSecretsUser;
const group = "/subscriptions/s/resourceGroups/g";
const vault = `${group}/providers/Microsoft.KeyVault/vaults/v`;

describe("role assignments", () => {
  it("allow what lies at the scope or below it, without regard to case", () => {
    const access = createAccess([{ principalId: "p", roleId, scope: group }]);
    expect(access.allows({ principalId: "p", roleId, scope: vault.toUpperCase() })).toBe(true);
    expect(access.allows({ principalId: "p", roleId, scope: `${group}-other` })).toBe(false);
    expect(access.allows({ principalId: "q", roleId, scope: vault })).toBe(false);
    expect(access.allows({ principalId: "p", roleId: roleIds.storageBlobDataOwner, scope: vault })).toBe(false);
  });

  it("can be revoked, granted and put back", () => {
    const access = createAccess([{ principalId: "p", roleId, scope: vault }]);
    const question = { principalId: "p", roleId, scope: vault };
    access.revoke({ roleId });
    expect(access.allows(question)).toBe(false);
    access.grant(question);
    expect(access.allows(question)).toBe(true);
    access.revoke({});
    access.reset();
    expect(access.list()).toEqual([question]);
  });
});
