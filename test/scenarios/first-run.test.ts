import { describe, expect, it } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import type { Stream } from "../../local-cloud/onepassword/streams.ts";
import { readCheckpoint } from "./checkpoint-content.ts";
import { appendEvents } from "./events.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, startWorld } from "./world.ts";

const world = await startWorld();
const dayMs = 86_400_000;

/** A stream's uuids, without the first few. */
function uuidsFrom(stream: Stream, first: number): string[] {
  return [...world.account.uuids(stream)].slice(first);
}

function ageAt(moment: number, time: string): number {
  return moment - Date.parse(time);
}

describe("the first run", () => {
  it("begins at FIRST_RUN_LOOKBACK: older events are not fetched, newer ones arrive once", async () => {
    await world.fresh({ events: 0 });
    const now = world.clock.now();
    for (const stream of streams) {
      appendEvents(world.account, { stream, count: 30, newest: now - 3 * dayMs });
      appendEvents(world.account, { stream, count: 40, newest: now - dayMs });
    }

    const invocation = await world.run({ FIRST_RUN_LOOKBACK: "P2D" });

    expect(invocation.error).toBeUndefined();
    for (const stream of streams) {
      const delivered = world.delivered(stream);
      expect([...delivered.keys()]).toEqual(uuidsFrom(stream, 30));
      expect([...delivered.values()].every((times) => times === 1)).toBe(true);
    }
  });

  it("leaves a checkpoint that says where it began, where it is, and what the newest event was", async () => {
    await world.fresh({ events: 5 });
    const before = world.clock.now();

    await world.run({ FIRST_RUN_LOOKBACK: "P2D" });

    const after = world.clock.now();
    for (const stream of streams) {
      const checkpoint = await readCheckpoint(world, stream);
      const newest = [...world.rows()].filter((row) => row["log_source"] === stream).map((row) => row["timestamp"]);
      expect(checkpoint.position).toEqual({ cursor: expect.stringMatching(/^\S{100,}$/) });
      expect(checkpoint.newestEventTime).toBe(newest.at(-1));
      // In whole seconds, so up to a second earlier.
      expect(ageAt(before, checkpoint.startedFrom)).toBeLessThan(2 * dayMs + 1_000);
      expect(ageAt(after, checkpoint.startedFrom)).toBeGreaterThanOrEqual(2 * dayMs);
      expect(Date.parse(checkpoint.committedAt)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(checkpoint.committedAt)).toBeLessThanOrEqual(after);
    }
    expect(await world.cloud.blobs.listBlobs("checkpoints")).toEqual(
      streams.map((stream) => `${world.account.uuid}/${stream}.json`),
    );
  });

  it("brings a history of 100 days, many pages long, once and in order, and says how it is", async () => {
    await world.fresh({ events: 0 });
    const now = world.clock.now();
    for (const stream of streams) {
      for (const day of [100, 50, 3]) appendEvents(world.account, { stream, count: 900, newest: now - day * dayMs });
    }

    const invocation = await world.run({ FIRST_RUN_LOOKBACK: "P110D" });

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    for (const stream of streams) expect([...world.delivered(stream).keys()]).toEqual(uuidsFrom(stream, 0));
    const { account } = world;
    expect(world.lastHealth()).toHaveLength(3);
    for (const row of world.lastHealth()) {
      expect(row).toMatchObject({ category: "ok", account_uuid: account.uuid, action_type: null });
      expect(row.details).toMatchObject({ outcome: "drained", events: 2_700, pages: 3, lag_seconds: 0, rejected: 0 });
    }
    expect(logLines(invocation).toSorted()).toEqual(
      streams.map((stream) =>
        expect.stringMatching(
          new RegExp(`^information: ${stream} \\(account ${account.uuid}, .*\\): 2700 events in 3 pages, up to date`),
        ),
      ),
    );
  });

  it("fixes where the stream begins even when it fails, so that a longer outage loses nothing", async () => {
    await world.fresh();
    const remove = world.cloud.faults.add({
      host: "events",
      path: /itemusages/,
      effect: { kind: "status", status: 403 },
    });
    const failed = await world.run({ FIRST_RUN_LOOKBACK: "P2D" });
    expect(failed.ok).toBe(false);
    const { startedFrom, position } = await readCheckpoint(world, "itemusages");
    expect(position).toEqual({ startTime: startedFrom });
    expect(world.delivered("itemusages").size).toBe(0);

    remove();
    // Were the look-back counted anew, nothing of the day before would be in it.
    const later = await world.run({ FIRST_RUN_LOOKBACK: "PT1H" });

    expect(later.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect((await readCheckpoint(world, "itemusages")).startedFrom).toBe(startedFrom);
  });
});

describe("the second run", () => {
  it("writes nothing when nothing is new: no row of an event, no checkpoint, no rejected event", async () => {
    await world.fresh();
    await world.run();
    const checkpoints = await Promise.all(streams.map((stream) => world.checkpoint(stream)));
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    expect(since({ plane: "blobs", method: "PUT" })).toEqual([]);
    expect(since({ plane: "events", method: "POST" })).toHaveLength(3);
    // The health rows.
    expect(since({ plane: "ingestion" })).toHaveLength(1);
    expect(await Promise.all(streams.map((stream) => world.checkpoint(stream)))).toEqual(checkpoints);
    world.expectAllDelivered({ times: "exactly once" });
    for (const { category, details } of world.lastHealth()) {
      expect(category).toBe("ok");
      expect(details).toMatchObject({ outcome: "drained", events: 0, lag_seconds: 0 });
    }
    for (const line of logLines(invocation)) expect(line).toContain("0 events in 1 page, up to date");
  });

  it("brings what has come since, and nothing again", async () => {
    await world.fresh();
    await world.run();
    const before = await Promise.all(streams.map((stream) => readCheckpoint(world, stream)));
    for (const stream of streams) world.append(stream, 7);

    const invocation = await world.runAgain();

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(world.lastHealth().map(({ details }) => details.events)).toEqual([7, 7, 7]);
    for (const [index, stream] of streams.entries()) {
      const checkpoint = await readCheckpoint(world, stream);
      expect(checkpoint.position).not.toEqual(before[index]?.position);
      expect(checkpoint.startedFrom).toBe(before[index]?.startedFrom);
    }
  });
});
