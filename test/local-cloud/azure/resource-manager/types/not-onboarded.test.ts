import { describe, expect, it } from "vitest";

import { goodResources } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

describe("a workspace without Sentinel", () => {
  it.each(["alertRule", "watchlist", "connectorCard", "metadata"] as const)("takes no %s", async (key) => {
    const tenant = createTenant();
    await tenant.putGood();
    const { id, body } = goodResources[key];
    tenant.resources.delete(goodResources.onboarding.id);
    expect(() => tenant.plan(id, body)).toThrow(
      expect.objectContaining({
        code: "BadRequest",
        message: expect.stringContaining("'contoso-logs' is not onboarded to Microsoft Sentinel"),
      }),
    );
  });
});
