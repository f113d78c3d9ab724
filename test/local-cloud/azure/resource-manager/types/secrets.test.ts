import { describe, expect, it } from "vitest";

import { goodResources, ids } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

const { id, body } = goodResources.secret;
const withValue = (value: string) => ({ properties: { ...body.properties, value } });

describe("the value of a secret", () => {
  it("goes to the vault and stays out of everything that is stored", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    expect(JSON.stringify(tenant.resources.list())).not.toContain("eyJ-first");
    expect(tenant.calls).toContainEqual([
      "setSecret",
      ids.vault,
      "onepassword-events-token",
      {
        value: "eyJ-first",
        contentType: "application/jwt",
        enabled: true,
        expiresOn: undefined,
        notBefore: undefined,
      },
    ]);
  });

  it("shows in what was sent whether it changed", async () => {
    const tenant = createTenant();
    await tenant.putGood("secret");
    const { sent } = tenant.get(id);
    expect(tenant.plan(id, withValue("eyJ-first")).sent).toEqual(sent);
    expect(tenant.plan(id, withValue("eyJ-second")).sent).not.toEqual(sent);
  });

  it("can be left out once the secret is there, and nothing is told to the vault", async () => {
    const tenant = createTenant();
    await tenant.putGood("secret");
    tenant.calls.length = 0;
    await tenant.put(id, { properties: { contentType: "application/jwt" } });
    expect(tenant.calls).toEqual([]);
  });

  it("comes with its times and its state", async () => {
    const tenant = createTenant();
    await tenant.putGood("vault");
    const attributes = { enabled: false, exp: 1_900_000_000, nbf: 1_800_000_000 };
    const secret = await tenant.put(id, { properties: { value: "v", attributes } });
    expect(secret.answered).toMatchObject({ properties: { attributes } });
    expect(tenant.calls.at(-1)?.[3]).toMatchObject({
      enabled: false,
      expiresOn: 1_900_000_000,
      notBefore: 1_800_000_000,
    });
  });
});

describe("app settings", () => {
  const settings = goodResources.appSettings;

  it("go to the site as a whole set, and their values stay out of everything that is stored", async () => {
    const tenant = createTenant();
    await tenant.putGood("appSettings");
    await tenant.put(settings.id, { properties: { ONLY: "this-value" } });
    expect(tenant.calls.filter(([method]) => method === "appSettingsSet")).toEqual([
      ["appSettingsSet", ids.site, settings.body.properties],
      ["appSettingsSet", ids.site, { ONLY: "this-value" }],
    ]);
    expect(JSON.stringify(tenant.get(settings.id))).not.toContain("this-value");
    expect(tenant.get(settings.id).answered).toEqual({ properties: {} });
  });

  it("show in what was sent which of them changed", async () => {
    const tenant = createTenant();
    await tenant.putGood("appSettings");
    const { properties: before } = tenant.get(settings.id).sent;
    const { properties: after } = tenant.plan(settings.id, {
      properties: { ...settings.body.properties, CLOUD: "china" },
    }).sent;
    expect(before).toMatchObject({ KEY_VAULT_URI: expect.any(String), CLOUD: expect.any(String) });
    expect(after).toEqual({ ...Object(before), CLOUD: expect.not.stringMatching(String(Object(before).CLOUD)) });
  });

  it("can stand in the body of the site, and stay as they are when it says nothing of them", async () => {
    const tenant = createTenant();
    await tenant.putGood("plan");
    const { body: site } = goodResources.site;
    const siteConfig = { appSettings: [{ name: "CLOUD", value: "public" }] };
    const made = await tenant.put(ids.site, { ...site, properties: { ...site.properties, siteConfig } });
    await tenant.put(ids.site, site);
    expect(tenant.calls.filter(([method]) => method === "appSettingsSet")).toEqual([
      ["appSettingsSet", ids.site, { CLOUD: "public" }],
    ]);
    expect(JSON.stringify(made)).not.toContain('"public"');
  });
});
