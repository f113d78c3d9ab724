import { describe, expect, it } from "vitest";

import { goodResources, ids } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

describe("good resources", () => {
  it("are all accepted, one of each type that there is", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    const made = new Set(tenant.resources.list().map(({ type }) => type));
    expect(tenant.types.map(({ type }) => type).filter((type) => !made.has(type))).toEqual([]);
  });

  it("are answered and kept alike when they are made a second time", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    const before = tenant.resources.list();
    await tenant.putGood();
    expect(tenant.resources.list()).toEqual(before);
  });

  it.each(Object.entries(goodResources))("keep what was sent and nothing else: %s", async (_, { id, body }) => {
    const tenant = createTenant();
    await tenant.putGood();
    const { sent } = tenant.get(id);
    expect(Object.keys(sent)).toEqual(Object.keys(body));
  });

  it("are made with the API versions that they name, and no other", () => {
    const tenant = createTenant();
    expect(() => tenant.plan(ids.vault, goodResources.vault.body, "2024-11-01")).toThrow(
      expect.objectContaining({ code: "NoRegisteredProviderFound", message: expect.stringContaining("2026-02-01") }),
    );
    expect(() => tenant.plan(ids.vault, goodResources.vault.body, "2026-02-01")).not.toThrow();
  });
});
