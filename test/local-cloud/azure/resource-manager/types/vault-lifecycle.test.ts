import { describe, expect, it } from "vitest";

import { goodResources, group, ids } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

const day = 24 * 60 * 60 * 1000;
const { body } = goodResources.vault;
const withProperties = (properties: Readonly<Record<string, string | boolean | number>>) => ({
  ...body,
  properties: { ...body.properties, ...properties },
});
const conflict = expect.objectContaining({
  code: "ConflictError",
  message: expect.stringContaining("A vault with the same name already exists in deleted state."),
});

describe("a deleted vault", () => {
  it("keeps its name until it is purged, and loses its secrets", async () => {
    const tenant = createTenant();
    await tenant.putGood("vault");
    await tenant.delete(ids.vault);
    expect(tenant.calls.at(-1)).toEqual(["vaultDeleted", ids.vault]);
    expect(() => tenant.plan(ids.vault, body)).toThrow(conflict);
    tenant.resources.delete(
      "/subscriptions/s/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/onepassword-kv",
    );
    expect(() => tenant.plan(ids.vault, body)).not.toThrow();
  });

  it("gives its name free after its days of retention", async () => {
    const tenant = createTenant();
    await tenant.putGood("vault");
    await tenant.delete(ids.vault);
    tenant.pass(30 * day - 1);
    expect(() => tenant.plan(ids.vault, body)).toThrow(conflict);
    tenant.pass(1);
    expect(() => tenant.plan(ids.vault, body)).not.toThrow();
  });

  it("can be recovered, and is then a vault like any other", async () => {
    const tenant = createTenant();
    await tenant.putGood("vault");
    await tenant.delete(ids.vault);
    await tenant.put(ids.vault, withProperties({ createMode: "recover" }));
    expect(() => tenant.plan(ids.vault, body)).not.toThrow();
  });
});

describe("a vault", () => {
  it("keeps purge protection and days of retention when a PUT does not name them", async () => {
    const tenant = createTenant();
    await tenant.putGood("identity");
    await tenant.put(ids.vault, withProperties({ enablePurgeProtection: true }));
    const { softDeleteRetentionInDays: _, ...properties } = body.properties;
    const { answered } = await tenant.put(ids.vault, { ...body, properties });
    expect(answered).toMatchObject({ properties: { enablePurgeProtection: true, softDeleteRetentionInDays: 30 } });
  });

  it("takes null for a property that is not sent", async () => {
    const tenant = createTenant();
    const { sent } = await tenant.put(ids.vault, {
      ...body,
      properties: { ...body.properties, enablePurgeProtection: null },
    });
    expect(sent).toEqual(body);
  });

  it("does not take a name that another vault has in any group", async () => {
    const tenant = createTenant();
    await tenant.putGood("vault");
    expect(() => tenant.plan(`${group}/Microsoft.KeyVault/vaults/ONEPASSWORD-KV`, body)).not.toThrow();
    expect(() => tenant.plan(ids.vault.replace("contoso", "elsewhere"), body)).toThrow(
      expect.objectContaining({ code: "VaultAlreadyExists", status: 409 }),
    );
  });
});
