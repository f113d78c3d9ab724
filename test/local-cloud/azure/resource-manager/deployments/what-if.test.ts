import { describe, expect, it } from "vitest";

import { deployment, nested, provider, resource, startManager } from "./test-manager.ts";

const shelf = resource("shelves", "oak", { location: "westeurope", properties: { height: 12 } });
const secure = (token: string) => ({ parameters: { token: { type: "securestring" } }, values: { token } });
const note = resource("notes", "key", { properties: { text: "[parameters('token')]", colour: "red" } });

const changeTypes = (changes: readonly { readonly changeType: string; readonly resourceId?: string }[]) =>
  changes.map(
    ({ changeType, resourceId = "" }) => `${changeType} ${resourceId.slice(resourceId.lastIndexOf("/") + 1)}`,
  );

describe("What-if", () => {
  it("foresees what is created, and creates nothing", async () => {
    const { whatIf, resources, made } = startManager();
    const { changes } = await whatIf({ shelf });
    expect(changes).toMatchObject([
      {
        changeType: "Create",
        resourceId: provider("shelves/oak"),
        symbolicName: "shelf",
        after: {
          id: provider("shelves/oak"),
          type: "Contoso.Test/shelves",
          name: "oak",
          apiVersion: "2026-01-01",
          location: "westeurope",
          properties: { height: 12 },
        },
      },
    ]);
    expect([resources.list(), made]).toEqual([[], []]);
  });

  it("sees no change when the same is deployed again", async () => {
    const { whatIf, deploy } = startManager();
    const template = {
      shelf,
      inner: nested(
        "inner",
        { book: resource("shelves/books", "oak/faust", { properties: { at: "[parameters('at')]" } }) },
        {
          parameters: { at: { type: "string" } },
          values: { at: "[reference('shelf').uri]" },
          dependsOn: ["shelf"],
        },
      ),
    };
    await deploy(template);
    expect(changeTypes((await whatIf(template)).changes)).toEqual(["NoChange oak", "NoChange faust"]);
  });

  it("shows which properties change, and how", async () => {
    const { whatIf, deploy } = startManager();
    const before = { height: 12, colour: "red", doors: [{ name: "left" }], feet: { count: 4 } };
    const after = { height: 14, doors: [{ name: "right" }, { name: "left" }], feet: { count: 4, round: true } };
    await deploy({ shelf: resource("shelves", "oak", { properties: before }) });
    const { changes } = await whatIf({ shelf: resource("shelves", "oak", { properties: after }) });
    expect(changes).toMatchObject([
      {
        changeType: "Modify",
        before: { properties: before },
        after: { properties: after },
        delta: [
          { path: "properties.height", propertyChangeType: "Modify", before: 12, after: 14 },
          { path: "properties.colour", propertyChangeType: "Delete", before: "red" },
          {
            path: "properties.doors",
            propertyChangeType: "Array",
            children: [
              { path: "0.name", propertyChangeType: "Modify", before: "left", after: "right" },
              { path: "1", propertyChangeType: "Create", after: { name: "left" } },
            ],
          },
          { path: "properties.feet.round", propertyChangeType: "Create", after: true },
        ],
      },
    ]);
  });

  it("does not count defaults and read-only properties", async () => {
    const { whatIf, deploy } = startManager();
    await deploy({ shelf: resource("shelves", "oak") });
    expect(
      changeTypes((await whatIf({ shelf: resource("shelves", "oak", { properties: { height: 10 } }) })).changes),
    ).toEqual(["NoChange oak"]);
  });

  it("sees what somebody changed since, where the template sets it", async () => {
    const { whatIf, deploy, client } = startManager();
    await deploy({ shelf });
    const changed = { properties: { height: 99 } };
    await client.resources.beginUpdateByIdAndWait(provider("shelves/oak"), "2026-01-01", changed);
    expect((await whatIf({ shelf })).changes).toMatchObject([
      { changeType: "Modify", delta: [{ path: "properties.height", before: 99, after: 12 }] },
    ]);
  });

  it("sees that a secret changes, and shows neither the old nor the new one", async () => {
    const { whatIf, deploy } = startManager();
    await deploy({ note }, secure("old token"));
    expect(changeTypes((await whatIf({ note }, secure("old token"))).changes)).toEqual(["NoChange key"]);
    const { changes } = await whatIf({ note }, secure("the new token"));
    expect(changes).toMatchObject([
      {
        changeType: "Modify",
        delta: [{ path: "properties.text", propertyChangeType: "Modify", before: "*******", after: "*******" }],
      },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/token|characters/u);
  });

  it("leaves what the template does not name", async () => {
    const { whatIf, deploy } = startManager();
    await deploy({
      other: resource("shelves", "pine"),
      book: resource("shelves/books", "pine/faust", { dependsOn: ["other"] }),
    });
    expect(changeTypes((await whatIf({ shelf })).changes)).toEqual(["Create oak", "Ignore pine"]);
  });

  it("cannot tell what refers to something that is not there", async () => {
    const { whatIf } = startManager();
    const missing = `[reference('${provider("shelves/lost")}', '2026-01-01').uri]`;
    const { changes } = await whatIf({ shelf: resource("shelves", "oak", { properties: { from: missing } }) });
    expect(changes).toMatchObject([
      {
        changeType: "Unsupported",
        resourceId: provider("shelves/oak"),
        unsupportedReason: expect.stringContaining("lost"),
      },
    ]);
  });

  it("fails with the errors of the resources that would be refused", async () => {
    const { whatIf } = startManager();
    const { status, error } = await whatIf({ shelf: resource("shelves", "oak", { properties: { refuse: true } }) });
    expect(status).toBe("Failed");
    expect(error).toMatchObject({ code: "InvalidTemplateDeployment", details: [{ code: "TestRefusal" }] });
  });

  it("gives ids only where no more is asked for", async () => {
    const { client } = startManager();
    const { properties } = deployment({ shelf });
    const { changes } = await client.deployments.beginWhatIfAndWait("app", "main", {
      properties: { ...properties, whatIfSettings: { resultFormat: "ResourceIdOnly" } },
    });
    expect(changes?.[0]).toMatchObject({ changeType: "Create", resourceId: provider("shelves/oak") });
    expect(changes?.[0]?.after).toBeUndefined();
  });
});
