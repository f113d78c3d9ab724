import { describe, expect, it } from "vitest";

import { goodResources, group, ids } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

describe("a second PUT", () => {
  it("leaves alone what an account was told elsewhere, but replaces its tags", async () => {
    const tenant = createTenant();
    const { body } = goodResources.account;
    await tenant.put(ids.account, {
      ...body,
      tags: { owner: "soc" },
      properties: { ...body.properties, networkAcls: { defaultAction: "Deny" } },
    });
    const { answered } = await tenant.put(ids.account, body);
    expect(answered).toMatchObject({ properties: { networkAcls: { defaultAction: "Deny" } } });
    expect(answered).not.toHaveProperty("tags");
  });

  it("replaces the content of a workbook", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    const { id, body } = goodResources.workbook;
    const properties = { ...body.properties, serializedData: '{"items":[1]}' };
    const { answered } = await tenant.put(id, { ...body, properties });
    expect(answered).toMatchObject({ properties: { serializedData: '{"items":[1]}' } });
  });

  it("keeps when a resource was made", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    tenant.pass(60_000);
    await tenant.putGood();
    expect(tenant.get(ids.identity).answered).toMatchObject({ systemData: { createdAt: "2026-11-21T09:00:00.000Z" } });
    expect(tenant.get(ids.account).answered).toMatchObject({
      properties: { creationTime: "2026-11-21T09:00:00.000Z" },
    });
  });

  it("can take away a subnet that nothing is in", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    const { body } = goodResources.network;
    const [, endpoints] = body.properties.subnets;
    const properties = { ...body.properties, subnets: [endpoints] };
    expect(() => tenant.plan(ids.network, { ...body, properties })).not.toThrow();
  });
});

describe("public access to blobs", () => {
  it("can be given to a container of an account that allows it", async () => {
    const tenant = createTenant();
    const { body } = goodResources.account;
    await tenant.put(ids.account, { ...body, properties: { ...body.properties, allowBlobPublicAccess: true } });
    const { id } = goodResources.container;
    expect(() => tenant.plan(id, { properties: { publicAccess: "Blob" } })).not.toThrow();
  });
});

describe("names that are unique in Azure", () => {
  it.each(["vault", "account", "site"] as const)(
    "are free again for a %s in another group once it is gone",
    async (key) => {
      const tenant = createTenant();
      await tenant.putGood();
      const { id, body } = goodResources[key];
      const elsewhere = id.replace("contoso", "elsewhere");
      expect(() => tenant.plan(elsewhere, body)).toThrow(expect.objectContaining({ status: 409 }));
      tenant.resources.delete(id);
      expect(() => tenant.plan(elsewhere, body)).not.toThrow();
    },
  );
});

describe("what is told to the data planes", () => {
  it("is what was made, in the order in which it was made", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    expect(tenant.calls.map(([method]) => method)).toEqual([
      "containerMade",
      "setSecret",
      "tableMade",
      "appSettingsSet",
      "packageDeployed",
    ]);
    expect(tenant.calls[0]).toEqual(["containerMade", ids.account, "packages"]);
  });

  it("is that a container or a site is gone", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    await tenant.delete(goodResources.container.id);
    await tenant.delete(ids.site);
    expect(tenant.calls.slice(-2)).toEqual([
      ["containerDeleted", ids.account, "packages"],
      ["siteDeleted", ids.site],
    ]);
  });
});

describe("an alert rule", () => {
  it("is one too many after 512 that are enabled, but can be made disabled", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    const { id, body } = goodResources.alertRule;
    const nameAt = (index: number) => id.replace(/[^/]*$/u, `rule-${index}`);
    for (let index = 1; index < 512; index += 1) {
      await tenant.put(nameAt(index), body);
    }
    expect(() => tenant.plan(nameAt(512), body)).toThrow(expect.objectContaining({ code: "BadRequest" }));
    expect(() => tenant.plan(id, body)).not.toThrow();
    const disabled = { ...body, properties: { ...body.properties, enabled: false } };
    expect(() => tenant.plan(nameAt(512), disabled)).not.toThrow();
  });

  it("refuses a table of another workspace", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    const other = `${group}/Microsoft.OperationalInsights/workspaces/other-logs`;
    await tenant.put(other, goodResources.workspace.body);
    await tenant.put(goodResources.onboarding.id.replace(ids.workspace, other), goodResources.onboarding.body);
    expect(() =>
      tenant.plan(goodResources.alertRule.id.replace(ids.workspace, other), goodResources.alertRule.body),
    ).toThrow("One of the tables does not exist: 'OnePasswordEventLogs_CL'");
  });
});
