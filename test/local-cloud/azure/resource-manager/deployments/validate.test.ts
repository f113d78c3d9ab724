import { describe, expect, it } from "vitest";

import { nested, provider, resource, startManager } from "./test-manager.ts";

const shelf = resource("shelves", "oak");

describe("Validating a deployment", () => {
  it("answers what would be deployed, and deploys nothing", async () => {
    const { validate, resources, made, client } = startManager();
    const book = resource("shelves/books", "oak/faust", { dependsOn: ["shelf"] });
    const { properties } = await validate({ shelf, book }, { outputs: { a: { type: "int", value: 1 } } });
    expect(properties).toMatchObject({
      provisioningState: "Succeeded",
      validatedResources: [{ id: provider("shelves/oak") }, { id: provider("shelves/oak/books/faust") }],
    });
    expect(properties?.outputs).toBeUndefined();
    expect([resources.list(), made]).toEqual([[], []]);
    expect((await client.deployments.checkExistence("app", "main")).body).toBe(false);
  });

  it("gives the errors of all resources, of nested ones too", async () => {
    const { validate } = startManager();
    const refused = resource("shelves", "pine", { properties: { refuse: true } });
    await expect(validate({ refused, inner: nested("inner", { refused }) })).rejects.toMatchObject({
      statusCode: 400,
      code: "InvalidTemplateDeployment",
      details: {
        error: {
          details: [
            { code: "TestRefusal", target: provider("shelves/pine") },
            { code: "TestRefusal", target: provider("shelves/pine") },
          ],
        },
      },
    });
  });

  it("gives the error of the template, where it cannot be read", async () => {
    const { validate } = startManager();
    await expect(validate({ shelf: resource("shelves", "[parameters('missing')]") })).rejects.toMatchObject({
      code: "InvalidTemplate",
      message: expect.stringContaining("missing"),
    });
  });
});
