import { describe, expect, it } from "vitest";

import {
  deployment,
  foreignSubscriptionId,
  groupId,
  holdingPace,
  nested,
  provider,
  resource,
  startManager,
  summary,
  templateOf,
} from "./test-manager.ts";

const shelf = resource("shelves", "oak");
const refused = resource("shelves", "pine", { properties: { refuse: true } });

describe("A deployment that fails", () => {
  it("says so, with the error of each resource and its id", async () => {
    const { deploy, client } = startManager();
    await expect(deploy({ refused })).rejects.toThrow(
      /DeploymentFailed. At least one resource deployment operation failed/u,
    );
    const { properties } = await client.deployments.get("app", "main");
    expect(properties).toMatchObject({
      provisioningState: "Failed",
      error: {
        code: "DeploymentFailed",
        target: `${groupId}/providers/Microsoft.Resources/deployments/main`,
        details: [{ code: "TestRefusal", message: "pine is refused.", target: provider("shelves/pine") }],
      },
    });
  });

  it("does not begin what depends on the failed resource, and makes everything else", async () => {
    const { deploy, made, operations } = startManager();
    await expect(
      deploy({
        refused,
        dependant: resource("shelves", "birch", { dependsOn: ["refused"] }),
        shelf,
        book: resource("shelves/books", "oak/faust", { dependsOn: ["shelf"] }),
      }),
    ).rejects.toThrow("DeploymentFailed");
    expect(made).toEqual(["oak", "faust"]);
    expect(summary(await operations())).toEqual([
      ["Create", "Failed", "pine"],
      ["Create", "Succeeded", "oak"],
      ["Create", "Succeeded", "faust"],
    ]);
  });

  it("gives the status and the error of a failed operation", async () => {
    const { deploy, operations } = startManager();
    await expect(deploy({ refused })).rejects.toThrow("DeploymentFailed");
    expect(await operations()).toMatchObject([
      {
        properties: {
          statusCode: "Conflict",
          statusMessage: { status: "Failed", error: { code: "TestRefusal", message: "pine is refused." } },
          targetResource: { id: provider("shelves/pine"), resourceType: "Contoso.Test/shelves", resourceName: "pine" },
        },
      },
    ]);
  });

  it("nests the error of a nested deployment", async () => {
    const { deploy, client } = startManager();
    await expect(deploy({ inner: nested("inner", { refused }) })).rejects.toThrow("DeploymentFailed");
    const { properties } = await client.deployments.get("app", "main");
    expect(properties?.error?.details).toMatchObject([
      {
        code: "ResourceDeploymentFailure",
        target: `${groupId}/providers/Microsoft.Resources/deployments/inner`,
        details: [{ code: "DeploymentFailed", details: [{ code: "TestRefusal" }] }],
      },
    ]);
    expect((await client.deployments.get("app", "inner")).properties?.provisioningState).toBe("Failed");
  });

  it("takes back what broke while it was made", async () => {
    const { deploy, resources } = startManager();
    await expect(deploy({ broken: resource("shelves", "oak", { properties: { break: true } }) })).rejects.toThrow(
      "DeploymentFailed",
    );
    expect(resources.list()).toEqual([]);
  });

  it("fails of an output that cannot be evaluated", async () => {
    const { deploy, client } = startManager();
    const outputs = { width: { type: "int", value: "[reference('shelf').width]" } };
    await expect(deploy({ shelf }, { outputs })).rejects.toThrow("DeploymentOutputEvaluationFailed");
    const { properties } = await client.deployments.get("app", "main");
    expect(properties?.error).toMatchObject({
      code: "DeploymentOutputEvaluationFailed",
      details: [{ target: "width" }],
    });
  });
});

describe("A deployment that is refused at once", () => {
  it.each([
    ["a resource group that does not exist", { resourceGroup: "nowhere" }, 404, "ResourceGroupNotFound"],
    [
      "a subscription that does not exist",
      { subscriptionId: "44444444-4444-4444-4444-444444444444", resourceGroup: "app" },
      404,
      "SubscriptionNotFound",
    ],
    [
      "a subscription of another tenant",
      { subscriptionId: foreignSubscriptionId, resourceGroup: "app" },
      401,
      "InvalidAuthenticationTokenTenant",
    ],
  ])("is nested into %s", async (_, scope, statusCode, code) => {
    const { deploy } = startManager();
    await expect(deploy({ inner: nested("inner", { shelf }, scope) })).rejects.toMatchObject({ statusCode, code });
  });

  it("has a type, or an API version, that does not exist", async () => {
    const { deploy } = startManager();
    await expect(deploy({ odd: resource("cupboards", "oak") })).rejects.toMatchObject({ code: "InvalidResourceType" });
    await expect(deploy({ old: { ...shelf, apiVersion: "1999-01-01" } })).rejects.toMatchObject({
      code: "NoRegisteredProviderFound",
      message: expect.stringContaining("The supported api-versions are '2026-01-01'"),
    });
  });

  it("needs a resource provider that is not registered", async () => {
    const { deploy } = startManager({ unregistered: ["Contoso.Other"] });
    const thing = { type: "Contoso.Other/things", apiVersion: "2026-01-01", name: "thing" };
    await expect(deploy({ thing })).rejects.toMatchObject({ statusCode: 409, code: "MissingSubscriptionRegistration" });
  });

  it("has a name that is too long", async () => {
    const { deploy } = startManager();
    await expect(deploy({ shelf }, {}, "x".repeat(65))).rejects.toMatchObject({
      code: "InvalidDeployment",
      message: expect.stringContaining("has a length of '65' which exceeds the maximum length of '64'"),
    });
  });

  it("has a template of more than 4 MB", async () => {
    const { deploy } = startManager();
    await expect(deploy({}, { variables: { big: "x".repeat(4 * 1024 * 1024) } })).rejects.toMatchObject({
      statusCode: 413,
      code: "RequestContentTooLarge",
    });
  });

  it("is to be complete", async () => {
    const { client } = startManager();
    const properties = { mode: "Complete" as const, template: templateOf({}) };
    await expect(client.deployments.beginCreateOrUpdateAndWait("app", "main", { properties })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("Mode 'Complete' is not supported"),
    });
  });

  it("has the name of one that still runs", async () => {
    const turns = holdingPace();
    const { client } = startManager({ pace: turns.pace });
    await client.deployments.beginCreateOrUpdate("app", "main", deployment({ shelf }));
    await expect(client.deployments.beginCreateOrUpdate("app", "main", deployment({ shelf }))).rejects.toMatchObject({
      statusCode: 409,
      code: "DeploymentActive",
    });
    await turns.next();
  });
});
