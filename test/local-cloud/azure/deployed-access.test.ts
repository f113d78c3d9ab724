import { beforeEach, describe, expect, it } from "vitest";

import { roleIds } from "../../../local-cloud/azure/access.ts";
import { createDeployedAccess } from "../../../local-cloud/azure/deployed/access.ts";
import { rememberResources } from "../../../local-cloud/azure/deployed/snapshot.ts";
import { createResourceStore } from "../../../local-cloud/azure/resource-manager/resources.ts";
import { createSkewedClock } from "../../../local-cloud/clock.ts";

const vault = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v";
const question = { principalId: "p", roleId: roleIds.keyVaultSecretsUser, scope: vault };
const minute = 60_000;
const clock = createSkewedClock({ now: () => Date.parse("2026-11-20T10:00:00Z") });
const resources = createResourceStore();
let delayMs = 0;
const access = createDeployedAccess({ resources, clock, delayMs: () => delayMs });

beforeEach(() => {
  for (const { id } of resources.list()) resources.delete(id);
  delayMs = 0;
  clock.skewMs = 0;
});

describe("deployed role assignments", () => {
  it("are the resources: what is granted or revoked is made or deleted there", () => {
    access.grant(question);
    expect(access.allows(question)).toBe(true);
    expect(access.list()).toMatchObject([question]);
    expect(resources.list()).toMatchObject([{ type: "Microsoft.Authorization/roleAssignments" }]);
    access.revoke({ principalId: "somebody else" });
    expect(access.allows(question)).toBe(true);
    access.revoke({ roleId: question.roleId });
    expect(access.allows(question)).toBe(false);
    expect(resources.list()).toEqual([]);
  });

  it("apply a while after they were made, and can be revoked before", () => {
    delayMs = 10 * minute;
    access.grant(question);
    expect(access.allows(question)).toBe(false);
    clock.skewMs = 10 * minute;
    expect(access.allows(question)).toBe(true);
    clock.skewMs = 9 * minute;
    access.revoke({});
    clock.skewMs = 11 * minute;
    expect(access.allows(question)).toBe(false);
  });

  it("apply at once where there is no delay, although the clock was set back", () => {
    access.grant(question);
    clock.skewMs = -60 * minute;
    expect(access.allows(question)).toBe(true);
  });
});

describe("remembered resources", () => {
  it("are put back, and what came since is taken away", () => {
    access.grant(question);
    const restore = rememberResources(resources);
    const before = resources.list();
    access.revoke({});
    access.grant({ ...question, principalId: "q" });
    restore();
    expect(resources.list()).toEqual(before);
  });
});
