import { describe, expect, it, vi } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import type { Stream } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents, readCheckpoint } from "./checkpoint-content.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, startWorld } from "./world.ts";

const world = await startWorld();
const others: Stream[] = ["auditevents", "signinattempts"];

function blobOf(stream: Stream): string {
  return `${world.account.uuid}/${stream}.json`;
}

describe("a checkpoint that cannot be read", () => {
  it.each([
    ["is damaged", (text: string) => text.slice(0, text.length / 2)],
    ["is empty", () => ""],
    ["is of a newer version", (text: string) => text.replace('"version":1', '"version":2')],
    ["holds something else", () => '{"version":1,"position":{"page":7}}'],
    ["is not text", () => "\u0000\uFFFD\u0001"],
  ])("stops its stream, which is never started afresh in silence, when it %s", async (_how, spoil) => {
    await world.fresh();
    await world.run();
    const good = (await world.checkpoint("itemusages")) ?? "";
    const bad = spoil(good);
    await world.cloud.blobs.writeBlob("checkpoints", blobOf("itemusages"), bad);
    for (const stream of streams) world.append(stream, 8);
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.error?.message).toMatch(/itemusages .*\[checkpoint_unreadable\]/);
    expect(since({ plane: "events", path: /itemusages/ })).toEqual([]);
    expect(await world.checkpoint("itemusages")).toBe(bad);
    expect(world.delivered("itemusages").size).toBe(120);
    world.expectAllDelivered({ times: "exactly once", streams: others });
    expect(world.lastHealth()).toContainEqual(
      expect.objectContaining({
        category: "checkpoint_unreadable",
        account_uuid: world.account.uuid,
        details: expect.objectContaining({ stream: "itemusages", outcome: "failed", events: 0 }),
      }),
    );
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(
        /^error: itemusages .*\/itemusages\.json cannot be read.*Install the version that wrote it, or restore/,
      ),
    );

    await world.cloud.blobs.writeBlob("checkpoints", blobOf("itemusages"), good);
    expect(await world.runAgain()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "exactly once" });
  });
});

describe("a checkpoint that is not there", () => {
  it("starts its stream anew from FIRST_RUN_LOOKBACK when it was deleted", async () => {
    await world.fresh();
    await world.run();
    await world.cloud.blobs.deleteBlob("checkpoints", blobOf("itemusages"));
    for (const stream of streams) world.append(stream, 8);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "at least once" });
    world.expectAllDelivered({ times: "exactly once", streams: others });
    const copies = [...world.delivered("itemusages").values()];
    expect(copies.filter((times) => times === 2)).toHaveLength(120);
    expect(await committedEvents(world, "itemusages")).toBe(128);
    expect(world.lastHealth().map(({ category }) => category)).toEqual(["ok", "ok", "ok"]);
    expect(logLines(invocation)).toContainEqual(expect.stringMatching(/^information: itemusages .*128 events/));
  });

  it("is not mistaken for a container that is not there", async () => {
    await world.fresh();
    await world.run();
    const before = await Promise.all(streams.map((stream) => world.checkpoint(stream)));
    for (const stream of streams) world.append(stream, 8);
    const remove = world.cloud.faults.add({
      host: "blobs",
      path: /^\/checkpoints\//,
      effect: { kind: "status", status: 404 },
    });
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.ok).toBe(false);
    expect(since({ plane: "events", method: "POST" })).toEqual([]);
    expect(since({ plane: "blobs", method: "PUT" })).toEqual([]);
    expect(await Promise.all(streams.map((stream) => world.checkpoint(stream)))).toEqual(before);
    for (const stream of streams) expect(world.delivered(stream).size).toBe(120);
    expect(world.lastHealth()).toHaveLength(3);
    for (const row of world.lastHealth()) expect(row.category).toBe("storage_refused");
    for (const line of logLines(invocation))
      expect(line).toMatch(/^error: .*the container is not there\. Deploy again: the template makes the containers/);

    remove();
    expect(await world.runAgain()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "exactly once" });
  });
});

describe("two instances at once", () => {
  it("lose no event, and no checkpoint moves backwards, round after round", { timeout: 120_000 }, async () => {
    await world.fresh();
    const instances = await Promise.all([world.start(), world.start()]);
    const behind = new Map<Stream, number>();
    for (let round = 1; round <= 5; round += 1) {
      for (const stream of streams) world.append(stream, 300 * round);

      const invocations = await Promise.all(instances.map((instance) => instance.invoke("collect")));

      world.expectAllDelivered({ times: "at least once" });
      for (const stream of streams) {
        const now = await committedEvents(world, stream);
        expect(now, `round ${round}`).toBeGreaterThanOrEqual(behind.get(stream) ?? 0);
        behind.set(stream, now);
      }
      for (const { error } of invocations) {
        const failures = [...(error?.message ?? "").matchAll(/\[(\w+)\]/g)].map(([, category]) => category);
        expect(new Set(failures).difference(new Set(["lost_race"])), `round ${round}`).toEqual(new Set());
      }
    }
    expect(await Promise.all(instances.map((instance) => instance.invoke("collect")))).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    for (const stream of streams) expect(await committedEvents(world, stream)).toBe(world.account.count(stream));
  });

  it("end with one that says it lost the race, when the other has committed the same page before", async () => {
    await world.fresh();
    await world.run();
    for (const stream of streams) world.append(stream, 50);
    const [slow, quick] = await Promise.all([world.start(), world.start()]);
    // The slow one is stopped while its first upload is answered late, so it has read its checkpoint and not yet written it.
    world.cloud.faults.add({ host: "ingestion", times: 1, effect: { kind: "latency", ms: 500 } });
    const since = watchRequests(world.cloud);
    const running = slow.invoke("collect");
    await vi.waitUntil(() => since({ plane: "ingestion" }).length > 0, { timeout: 30_000, interval: 1 });
    process.kill(slow.pid, "SIGSTOP");

    expect(await quick.invoke("collect")).toMatchObject({ ok: true });
    const won = await Promise.all(streams.map((stream) => readCheckpoint(world, stream)));
    process.kill(slow.pid, "SIGCONT");
    const lost = await running;

    expect(lost.error?.message).toContain("[lost_race]");
    const told = world.lastHealth().filter(({ category }) => category !== "ok");
    expect(told.length).toBeGreaterThan(0);
    for (const { category, details } of told) {
      expect(category).toBe("lost_race");
      expect(details).toMatchObject({ outcome: "failed" });
    }
    expect(logLines(lost)).toContainEqual(
      expect.stringMatching(/^error: .*another run wrote at the same time\. The next run tries again\. \[lost_race\] /),
    );
    expect(await Promise.all(streams.map((stream) => readCheckpoint(world, stream)))).toEqual(won);
    world.expectAllDelivered({ times: "at least once" });
    const copies = streams.map((stream) => Math.max(...world.delivered(stream).values()));
    expect(Math.max(...copies)).toBe(2);

    expect(await slow.invoke("collect")).toMatchObject({ ok: true });
  });
});
