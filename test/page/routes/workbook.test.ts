import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../../local-cloud/cloud.ts";
import { createWorkbookRoutes } from "../../../local-cloud/page-server/routes/workbook.ts";
import { createSkewedClock } from "../../../local-cloud/clock.ts";
import { definition } from "../workbook/deployed-notebook.ts";

let cloud: LocalCloud;
let before: readonly [number, unknown];

async function ask(path: string): Promise<readonly [number, unknown]> {
  const response = await createWorkbookRoutes({ cloud }).request(path);
  return [response.status, await response.json()];
}

const asked = (path: string, apiVersion = "2025-09-01"): string =>
  `/resources?${new URLSearchParams({ path, "api-version": apiVersion }).toString()}`;

beforeAll(async () => {
  const clock = createSkewedClock();
  cloud = await startLocalCloud({ events: { fetch: () => new Response() }, clock, deployment: "nothing" });
  before = await ask("/");
  await cloud.deploy();
});
afterAll(async () => cloud.close());

describe("the workbook", () => {
  it("is the deployed one, with the id of its workspace, and what time it is there", async () => {
    const [status, body] = await ask("/");
    expect(status).toBe(200);
    const {
      name,
      definition: deployed,
      now,
    } = v.parse(v.object({ name: v.string(), definition: v.unknown(), now: v.number() }), body);
    expect(name).toBe("1Password");
    expect(Math.abs(now - cloud.clock.now())).toBeLessThan(60_000);
    const expected = JSON.stringify(definition).replace("WORKSPACE-RESOURCE-ID", cloud.workspaceId);
    expect(JSON.stringify(deployed).toLowerCase()).toBe(expected.toLowerCase());
  });

  it("is not there before it is deployed", () => {
    expect(before).toEqual([404, { error: "No workbook is deployed for this workspace." }]);
  });
});

describe("what Resource Manager lists", () => {
  it("comes from its own route, with the rights of whoever deploys", async () => {
    const [status, body] = await ask(asked(`${cloud.workspaceId}/providers/Microsoft.SecurityInsights/alertRules`));
    expect(status).toBe(200);
    const { value } = v.parse(
      v.object({ value: v.array(v.looseObject({ properties: v.looseObject({ displayName: v.string() }) })) }),
      body,
    );
    expect(value.length).toBeGreaterThan(50);
    expect(value[0]?.properties.displayName).toMatch(/^1Password: /u);
  });

  it.each([
    ["", "path must be below"],
    ["/subscriptions", "path must be below"],
    ["{id}", "path must be below"],
    ["{id}-other/providers/Microsoft.SecurityInsights/alertRules", "path must be below"],
    ["{id}/../other", "path must be below"],
    ["{id}/%2e%2e/other", "path must be below"],
    ["{id}/providers?x=", "path must be below"],
    ["{id}/providers#", "path must be below"],
    ["https://elsewhere.example{id}/x", "path must be below"],
  ])("is nothing but what belongs to the workspace: not %s", async (path, message) => {
    const [status, body] = await ask(asked(path.replace("{id}", cloud.workspaceId)));
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(message);
  });

  it.each([
    ["/resources", "path must be below"],
    ["/resources?path=/x", "path must be below"],
  ])("needs to be said: %s", async (path, message) => {
    const [status, body] = await ask(path);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(message);
  });

  it("wants a date for an api-version, and passes on what Resource Manager says of another", async () => {
    const rules = `${cloud.workspaceId}/providers/Microsoft.SecurityInsights/alertRules`;
    expect(await ask(asked(rules, "latest&x=1"))).toEqual([400, { error: "The api-version must be a date." }]);
    const [status, body] = await ask(asked(`${rules}/none`));
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: "ResourceNotFound" } });
  });
});
