import { describe, expect, it } from "vitest";

import { assignmentsFrom } from "../../../../../local-cloud/azure/resource-manager/types/authorization/assignments.ts";
import { deployerId, goodResources, ids, principalId } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

const { id, body } = goodResources.role;
const { principalType: _, ...untyped } = body.properties;
const made = Date.parse("2026-11-21T09:00:00Z");

describe("role assignments", () => {
  it("are read off the resources, and count a while after they were made", async () => {
    const tenant = createTenant();
    await tenant.putGood("role");
    expect(assignmentsFrom(tenant.resources, 90_000)).toEqual([
      {
        id,
        principalId,
        scope: ids.account,
        roleId: "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        effectiveAt: made + 90_000,
      },
    ]);
  });

  it("count from when they were first made, not from when they were deployed again", async () => {
    const tenant = createTenant();
    await tenant.putGood("role");
    tenant.pass(60_000);
    await tenant.put(id, body);
    expect(assignmentsFrom(tenant.resources, 0)[0]?.effectiveAt).toBe(made);
  });

  it("do not find a new identity for a while unless they say its type", async () => {
    const tenant = createTenant();
    await tenant.putGood("account");
    const plan = () => tenant.plan(id, { properties: untyped });
    expect(plan).toThrow(
      expect.objectContaining({ code: "PrincipalNotFound", message: expect.stringContaining("replication delay") }),
    );
    expect(() => tenant.plan(id, body)).not.toThrow();
    tenant.pass(30_000);
    expect(plan).not.toThrow();
  });

  it("find whoever deploys, and the identity that a resource has of its own", async () => {
    const tenant = createTenant();
    const account = { ...goodResources.account.body, identity: { type: "SystemAssigned" } };
    const { answered } = await tenant.put(ids.account, account);
    const own = Object(answered["identity"]).principalId;
    expect(() => tenant.plan(id, { properties: { ...body.properties, principalId: own } })).not.toThrow();
    expect(() =>
      tenant.plan(id, { properties: { ...untyped, principalId: deployerId, principalType: "User" } }),
    ).not.toThrow();
  });

  it("can stand at a resource group", async () => {
    const tenant = createTenant();
    await tenant.putGood("identity");
    const scope = "/subscriptions/s/resourceGroups/contoso";
    const name = "/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-000000000009";
    const { answered } = await tenant.put(`${scope}${name}`, body);
    expect(answered).toMatchObject({ properties: { scope } });
  });
});
