import { describe, expect, it } from "vitest";
import { planes } from "../../local-cloud/hosts.ts";
import { eventsHosts } from "../../local-cloud/onepassword/streams.ts";
import { serveOnLoopback } from "../../local-cloud/loopback.ts";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "./checkpoint-content.ts";
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
    const known = new Set<string>([...eventsHosts, ...Object.values(world.cloud.connector.hosts)]);
    const called = since().filter(({ plane }) => plane !== "token");
    expect(called.filter(({ host }) => !known.has(host.replace(/:443$/, "")))).toEqual([]);
  });

  it("is not gone around when the proxy does not answer", async () => {
    await world.fresh();
    const since = watchRequests(world.cloud);

    const closed = await serveOnLoopback(() => {});
    await closed.close();

    // The budget is short because a broken connection is tried again.
    const invocation = await world.run({ HTTPS_PROXY: closed.url, RUN_BUDGET: "PT4S" });

    expect(invocation.ok).toBe(false);
    expect(since().filter(({ plane }) => plane !== "token")).toEqual([]);
    expect(world.rows()).toEqual([]);
    expect(await world.cloud.blobs.listBlobs("checkpoints")).toEqual([]);
    expect(logLines(invocation)).toEqual([
      expect.stringMatching(
        /^error: all streams failed: .* The next run tries again\. \[(?:network|timeout)\] It took /,
      ),
      expect.stringMatching(/^error: The health rows of this run could not be sent\. .* \[(?:network|timeout)\]$/),
    ]);

    expect(await world.run()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "exactly once" });
  });

  // Those redirections that the Azure SDKs would follow on their own host.
  it.each([
    ["events", 307, "events_refused"],
    ["vault", 302, "vault_refused"],
    ["ingestion", 307, "ingestion_refused"],
    ["blobs", 302, "storage_refused"],
  ] as const)("leads nowhere else when %s answers with a redirection", async (host, status, category) => {
    await world.fresh();
    const headers = { location: "https://collector.example.net/steal" };
    world.cloud.faults.add({ host, effect: { kind: "status", status, headers } });
    const since = watchRequests(world.cloud);

    const invocation = await world.run({ RUN_BUDGET: "PT4S" });

    expect(invocation.ok).toBe(false);
    expect(since({ plane: host }).filter((request) => request.status === status).length).toBeGreaterThan(0);
    expect(since({ plane: "refused" })).toEqual([]);
    for (const stream of streams) {
      expect(world.delivered(stream).size).toBe(0);
      expect(await committedEvents(world, stream)).toBe(0);
    }
    // Health rows arrive unless it is they that are redirected.
    expect(world.health().length > 0).toBe(host !== "ingestion");
    for (const row of world.health()) expect(row).toMatchObject({ category, details: { duplicates_at_risk: 0 } });
    for (const line of logLines(invocation))
      expect(line).toMatch(/^error: .* a redirection, .* Look for a proxy or a sign-in portal/);
    for (const line of logLines(invocation)) expect(line).toContain(`[${category}]`);

    world.cloud.faults.clear();
    expect(await world.run()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "exactly once" });
  });
});
