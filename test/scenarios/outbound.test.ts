import { describe, expect, it } from "vitest";
import { azureHosts, eventsHosts, planes } from "../../local-cloud/hosts.ts";
import type { Plane } from "../../local-cloud/hosts.ts";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, startWorld } from "./world.ts";

const world = await startWorld();

describe("the function's way out", () => {
  it("is the proxy of HTTPS_PROXY, for 1Password and for all of Azure", async () => {
    await world.fresh();
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    // Behind these names there is nothing but the proxy: what arrived has come through it.
    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(new Set(since().map(({ plane }) => plane))).toEqual(new Set(planes));
    const known = new Set<string>([...eventsHosts, ...Object.values(azureHosts)]);
    const called = since().filter(({ plane }) => plane !== "token");
    expect(called.filter(({ host }) => !known.has(host.replace(/:443$/, "")))).toEqual([]);
  });

  it("is not gone around when the proxy does not answer", async () => {
    await world.fresh();
    const since = watchRequests(world.cloud);

    // Port 9 is nobody's. The budget is short because a broken connection is tried again.
    const invocation = await world.run({ HTTPS_PROXY: "http://127.0.0.1:9", RUN_BUDGET: "PT2S" });

    expect(invocation.ok).toBe(false);
    expect(since().filter(({ plane }) => plane !== "token")).toEqual([]);
    expect(world.rows()).toEqual([]);
    expect(await world.cloud.blobs.listBlobs("checkpoints")).toEqual([]);
    expect(logLines(invocation)).toEqual([
      expect.stringMatching(/^error: all streams: .*contoso-kv\.vault\.azure\.net could not be reached .*\[network\]$/),
      expect.stringMatching(/^error: The health rows of this run could not be sent\. .*\[network\]$/),
    ]);

    expect(await world.run()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "exactly once" });
  });

  it.each(["events", "vault", "ingestion", "blobs"] as const)(
    "leads nowhere else when %s answers with a redirection",
    async (host: Plane) => {
      await world.fresh();
      const headers = { location: "https://collector.example.net/steal" };
      for (const status of [302, 307, 308])
        world.cloud.faults.add({ host, every: 3, effect: { kind: "status", status, headers } });
      const since = watchRequests(world.cloud);

      const invocation = await world.run({ RUN_BUDGET: "PT4S" });

      expect(since({ plane: host }).filter(({ status }) => status >= 300 && status < 400).length).toBeGreaterThan(0);
      expect(since({ plane: "refused" })).toEqual([]);
      expect(logLines(invocation).length).toBeGreaterThan(0);

      world.cloud.faults.clear();
      expect(await world.run()).toMatchObject({ ok: true });
      world.expectAllDelivered({ times: "at least once", streams });
    },
  );
});
