import { describe, expect, it } from "vitest";

import { nested, provider, resource, startManager } from "./test-manager.ts";

const shelf = resource("shelves", "oak");

describe("A missing dependsOn", () => {
  const book = resource("shelves/books", "oak/faust");

  it("shows between a resource and a nested deployment, however late the resource comes in it", async () => {
    const inModule = {
      first: resource("shelves", "one"),
      second: resource("shelves", "two", { dependsOn: ["first"] }),
      third: { ...book, dependsOn: ["second"] },
    };
    const without = startManager();
    await expect(without.deploy({ shelf, inner: nested("inner", inModule) })).rejects.toThrow("DeploymentFailed");
    const { properties } = await without.client.deployments.get("app", "inner");
    expect(properties?.error?.details).toMatchObject([
      { code: "ParentResourceNotFound", target: provider("shelves/oak/books/faust") },
    ]);

    const withIt = startManager();
    await withIt.deploy({ shelf, inner: nested("inner", inModule, { dependsOn: ["shelf"] }) });
    expect(withIt.made).toContain("faust");
  });

  it("shows between two nested deployments", async () => {
    const later = { first: resource("shelves", "one"), second: { ...book, dependsOn: ["first"] } };
    const { deploy } = startManager();
    const earlier = nested("earlier", { shelf });
    await expect(deploy({ earlier, later: nested("later", later) })).rejects.toThrow("DeploymentFailed");
    await startManager().deploy({ earlier, later: nested("later", later, { dependsOn: ["earlier"] }) });
  });

  it("shows although a resource between them is left out by its condition", async () => {
    const { deploy } = startManager();
    await expect(
      deploy({
        shelf,
        excluded: resource("shelves", "pine", { condition: false, dependsOn: ["shelf"] }),
        inner: nested("inner", { book }, { dependsOn: ["excluded"] }),
      }),
    ).rejects.toThrow("DeploymentFailed");
  });

  it("does not show where what is needed was there before", async () => {
    const { deploy, made } = startManager();
    await deploy({ shelf });
    await deploy({ shelf, inner: nested("inner", { book }) });
    expect(made).toEqual(["oak", "oak", "faust"]);
  });
});
