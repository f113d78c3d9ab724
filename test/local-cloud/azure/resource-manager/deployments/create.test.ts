import { describe, expect, it } from "vitest";

import {
  deployment,
  holdingPace,
  nested,
  otherSubscriptionId,
  provider,
  quick,
  resource,
  startManager,
  subscriptionId,
  summary,
} from "./test-manager.ts";

const shelf = resource("shelves", "oak", { location: "westeurope", properties: { height: 12 } });
const book = resource("shelves/books", "oak/faust", { dependsOn: ["shelf"] });

describe("A deployment", () => {
  it("makes its resources, each after those that it depends on", async () => {
    const { deploy, made, resources } = startManager();
    const { properties } = await deploy({ book, shelf });
    expect(properties?.provisioningState).toBe("Succeeded");
    expect(made).toEqual(["oak", "faust"]);
    expect(properties?.outputResources).toEqual([
      { id: provider("shelves/oak") },
      { id: provider("shelves/oak/books/faust") },
    ]);
    expect(resources.get(provider("shelves/oak"))?.answered["properties"]).toEqual({
      height: 12,
      uri: "https://oak.test",
    });
  });

  it("answers typed outputs, of what was deployed", async () => {
    const { deploy } = startManager();
    const { properties } = await deploy(
      { shelf },
      {
        outputs: {
          uri: { type: "string", value: "[reference('shelf').uri]" },
          height: { type: "int", value: "[reference('shelf').height]" },
          location: { type: "string", value: "[reference('shelf', '2026-01-01', 'full').location]" },
        },
      },
    );
    expect(properties?.outputs).toEqual({
      uri: { type: "String", value: "https://oak.test" },
      height: { type: "Int", value: 12 },
      location: { type: "String", value: "westeurope" },
    });
  });

  it("is answered as running first, and can be followed by its operations", async () => {
    const turns = holdingPace();
    const { client, operations } = startManager({ pace: turns.pace });
    const poller = await client.deployments.beginCreateOrUpdate("app", "main", deployment({ book, shelf }), quick);
    expect((await client.deployments.get("app", "main")).properties?.provisioningState).toBe("Running");
    expect(await operations()).toEqual([]);
    await turns.next();
    expect(summary(await operations())).toEqual([["Create", "Succeeded", "oak"]]);
    await turns.next();
    await poller.pollUntilDone();
    expect(summary(await operations())).toEqual([
      ["Create", "Succeeded", "oak"],
      ["Create", "Succeeded", "faust"],
      ["EvaluateDeploymentOutput", "Succeeded", undefined],
    ]);
  });

  it("lists the evaluation of its outputs as an operation without a resource", async () => {
    const { deploy, operations } = startManager();
    await deploy({ shelf });
    expect(summary(await operations())).toEqual([
      ["Create", "Succeeded", "oak"],
      ["EvaluateDeploymentOutput", "Succeeded", undefined],
    ]);
  });

  it("leaves out what its condition excludes, and still makes what depends on it", async () => {
    const { deploy, made } = startManager();
    await deploy({
      excluded: resource("shelves", "pine", { condition: false }),
      shelf: resource("shelves", "oak", { dependsOn: ["excluded"] }),
    });
    expect(made).toEqual(["oak"]);
  });

  it("makes a loop with a batch size one batch after the other", async () => {
    const turns = holdingPace();
    const { client, operations } = startManager({ pace: turns.pace });
    const copy = { name: "shelves", count: 5, mode: "serial", batchSize: 2 };
    await client.deployments.beginCreateOrUpdate(
      "app",
      "main",
      deployment({ shelves: resource("shelves", "[format('oak{0}', copyIndex())]", { copy }) }),
      quick,
    );
    const counts: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await turns.next();
      counts.push((await operations()).filter(({ properties }) => properties?.targetResource !== undefined).length);
    }
    expect(counts).toEqual([2, 4, 5]);
  });

  it("runs nested deployments in another group and another subscription, and hands on their outputs", async () => {
    const { deploy, resources } = startManager();
    const { properties } = await deploy(
      {
        inner: nested(
          "inner",
          { shelf },
          {
            resourceGroup: "workspace",
            outputs: { uri: { type: "string", value: "[reference('shelf').uri]" } },
          },
        ),
        far: nested(
          "far",
          { shelf: resource("shelves", "[parameters('name')]") },
          {
            subscriptionId: otherSubscriptionId,
            resourceGroup: "security",
            parameters: { name: { type: "string" } },
            values: { name: "[last(split(reference('inner').outputs.uri.value, '/'))]" },
            dependsOn: ["inner"],
          },
        ),
      },
      { outputs: { uri: { type: "string", value: "[reference('inner').outputs.uri.value]" } } },
    );
    expect(properties?.outputs).toEqual({ uri: { type: "String", value: "https://oak.test" } });
    expect(resources.list("Contoso.Test/shelves").map(({ id }) => id)).toEqual([
      `/subscriptions/${subscriptionId}/resourceGroups/workspace/providers/Contoso.Test/shelves/oak`,
      `/subscriptions/${otherSubscriptionId}/resourceGroups/security/providers/Contoso.Test/shelves/oak.test`,
    ]);
  });

  it("keeps what it does not name, and updates what it does", async () => {
    const { deploy, resources } = startManager();
    await deploy({ shelf });
    await deploy({ other: resource("shelves", "pine") });
    await deploy({ shelf: resource("shelves", "OAK", { properties: { height: 14 } }) });
    expect(resources.list().map(({ name }) => name)).toEqual(["oak", "pine"]);
    expect(resources.get(provider("shelves/oak"))?.answered["properties"]).toMatchObject({ height: 14 });
  });

  it("never answers the value of a secure parameter", async () => {
    const { deploy, client } = startManager();
    await deploy(
      { note: resource("notes", "key", { properties: { text: "[parameters('token')]" } }) },
      {
        parameters: { token: { type: "securestring" }, label: { type: "string", defaultValue: "" } },
        values: { token: "very-secret", label: "public" },
        outputs: { token: { type: "securestring", value: "[parameters('token')]" } },
      },
    );
    const answer = await client.deployments.get("app", "main");
    expect(answer.properties?.parameters).toEqual({
      token: { type: "SecureString" },
      label: { type: "String", value: "public" },
    });
    expect(JSON.stringify(answer)).not.toContain("very-secret");
  });

  it("can be listed, exported, looked for and deleted", async () => {
    const { deploy, client } = startManager();
    await deploy({ shelf }, {}, "first");
    expect((await Array.fromAsync(client.deployments.listByResourceGroup("app"))).map(({ name }) => name)).toEqual([
      "first",
    ]);
    expect((await client.deployments.exportTemplate("app", "first")).template).toMatchObject({ resources: { shelf } });
    expect((await client.deployments.checkExistence("app", "first")).body).toBe(true);
    await client.deployments.beginDeleteAndWait("app", "first", quick);
    expect((await client.deployments.checkExistence("app", "first")).body).toBe(false);
  });
});
