import { describe, expect, it } from "vitest";

import { deployment, holdingPace, nested, quick, resource, startManager } from "./test-manager.ts";

const shelf = resource("shelves", "oak");

describe("Cancelling a deployment", () => {
  it("lets what has begun finish and begins nothing more, in nested ones either", async () => {
    const turns = holdingPace();
    const { client, made } = startManager({ pace: turns.pace });
    const twoSteps = { shelf, book: resource("shelves/books", "oak/faust", { dependsOn: ["shelf"] }) };
    await client.deployments.beginCreateOrUpdate("app", "main", deployment({ inner: nested("inner", twoSteps) }));
    await turns.next();
    await client.deployments.cancel("app", "main");
    await turns.next();
    expect(made).toEqual(["oak"]);
    expect((await client.deployments.get("app", "main")).properties?.provisioningState).toBe("Canceled");
    expect((await client.deployments.get("app", "inner")).properties?.provisioningState).toBe("Canceled");
  });

  it("is refused once it has ended", async () => {
    const { deploy, client } = startManager();
    await deploy({ shelf });
    await expect(client.deployments.cancel("app", "main")).rejects.toMatchObject({ statusCode: 409 });
  });

  it("does not happen when the client stops waiting", async () => {
    const turns = holdingPace();
    const { client, made, deployments } = startManager({ pace: turns.pace });
    const poller = await client.deployments.beginCreateOrUpdate("app", "main", deployment({ shelf }), quick);
    const waiting = new AbortController();
    waiting.abort();
    await expect(poller.pollUntilDone({ abortSignal: waiting.signal })).rejects.toThrow("abort");
    await turns.next();
    await deployments.idle();
    expect(made).toEqual(["oak"]);
  });
});
