import { describe, expect, it } from "vitest";
import { committedEvents, readCheckpoint, storedCursor } from "./checkpoint-content.ts";
import { appendEvents } from "./events.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, startWorld } from "./world.ts";

const world = await startWorld();
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const stream = "itemusages";

/** How often each of so many events, counted from `first` in order of arrival at 1Password, stands in the table. */
function timesDelivered(first: number, count: number): Set<number> {
  const delivered = world.delivered(stream);
  const uuids = [...world.account.uuids(stream)].slice(first, first + count);
  return new Set(uuids.map((uuid) => delivered.get(uuid) ?? 0));
}

describe("a stored cursor that 1Password refuses", () => {
  it("starts anew from the newest delivered event less the overlap, never from now, and says so", async () => {
    await world.fresh({ events: 0 });
    const { account, clock } = world;
    const newest = clock.now() - hourMs;
    appendEvents(account, { stream, count: 20, newest: newest - 3 * dayMs });
    appendEvents(account, { stream, count: 30, newest });
    await world.run();
    const before = await readCheckpoint(world, stream);
    // Of the time since the last run; the second ones come from a device that was offline.
    appendEvents(account, { stream, count: 4, newest: newest + hourMs / 2 });
    appendEvents(account, { stream, count: 5, newest: newest - dayMs });
    world.behaviour.refuseCursorsIssuedBefore = clock.now();

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    expect(timesDelivered(0, 20), "older than the overlap").toEqual(new Set([1]));
    expect(timesDelivered(20, 30), "within the overlap").toEqual(new Set([2]));
    expect(timesDelivered(50, 9), "new ones, late ones too").toEqual(new Set([1]));
    const checkpoint = await readCheckpoint(world, stream);
    expect(checkpoint.position).not.toEqual(before.position);
    expect(checkpoint.startedFrom).toBe(before.startedFrom);
    expect(await committedEvents(world, stream)).toBe(59);
    const row = world.lastHealth().find(({ details }) => details.stream === stream);
    expect(row).toMatchObject({ category: "cursor_refused", details: { outcome: "drained", cursor_reset: true } });
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(
        /^warning: itemusages .*1Password refused the stored cursor: the stream started anew .*\[cursor_refused\]$/,
      ),
    );

    await world.run();
    expect(world.lastHealth().map(({ category }) => category)).toEqual(["ok", "ok", "ok"]);
    expect(await committedEvents(world, stream)).toBe(59);
  });

  it("starts anew as far back as CURSOR_RESET_OVERLAP says", async () => {
    await world.fresh({ events: 0 });
    const newest = world.clock.now() - hourMs;
    appendEvents(world.account, { stream, count: 20, newest: newest - 2 * hourMs });
    appendEvents(world.account, { stream, count: 30, newest });
    await world.run();
    world.behaviour.refuseCursorsIssuedBefore = world.clock.now();

    await world.run({ CURSOR_RESET_OVERLAP: "PT1H" });

    expect(timesDelivered(0, 20)).toEqual(new Set([1]));
    expect(timesDelivered(20, 30)).toEqual(new Set([2]));
  });

  it("starts anew where the stream began when no event was ever delivered", async () => {
    await world.fresh({ events: 0 });
    await world.run();
    const { startedFrom } = await readCheckpoint(world, stream);
    appendEvents(world.account, { stream, count: 12, newest: world.clock.now() - 5 * dayMs });
    world.behaviour.refuseCursorsIssuedBefore = world.clock.now();

    const invocation = await world.run({ FIRST_RUN_LOOKBACK: "PT1H" });

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect((await readCheckpoint(world, stream)).startedFrom).toBe(startedFrom);
  });

  it("starts anew once a run: an API that refuses its own new cursors is an error, and no event is lost by it", async () => {
    await world.fresh({ events: 2_500 });
    world.behaviour.refuseCursors = true;

    const invocation = await world.run();

    expect(invocation.error?.message).toContain("[cursor_refused]");
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(
        /^error: itemusages .*failed.*the stored cursor is refused\. The next run tries again\. \[cursor_refused\] /,
      ),
    );
    const row = world.lastHealth().find(({ details }) => details.stream === stream);
    expect(row).toMatchObject({ category: "cursor_refused", details: { outcome: "failed", cursor_reset: true } });
    expect(await committedEvents(world, stream)).toBeLessThanOrEqual(world.delivered(stream).size);

    world.behaviour.refuseCursors = false;
    await world.run();
    world.expectAllDelivered({ times: "at least once" });
  });
});

describe("paging", () => {
  it("goes on over an empty page with has_more: true", async () => {
    await world.fresh({ events: 3_500 });
    world.behaviour.emptyPagesWithHasMore = 2;

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(await committedEvents(world, stream)).toBe(3_500);
    for (const { category, details } of world.lastHealth()) {
      expect(category).toBe("ok");
      expect(details).toMatchObject({ outcome: "drained", events: 3_500 });
      expect(details.pages).toBeGreaterThan(4);
    }
    for (const line of logLines(invocation))
      expect(line).toMatch(/^information: .*3500 events in \d pages, up to date/);
  });

  it("goes on over an empty last page, after full ones that said has_more", async () => {
    await world.fresh({ events: 2_000 });
    world.behaviour.hasMore = "full-page";

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(world.lastHealth().map(({ details }) => details.pages)).toEqual([3, 3, 3]);
    expect(await committedEvents(world, stream)).toBe(2_000);
  });

  it("keeps the cursor, and asks once, when an idle stream answers with the same one", async () => {
    await world.fresh();
    await world.run();
    const cursor = await storedCursor(world, stream);
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    expect(since({ plane: "events", path: /itemusages/ })).toHaveLength(1);
    expect(since({ plane: "blobs", method: "PUT" })).toEqual([]);
    expect(await storedCursor(world, stream)).toBe(cursor);
    expect(world.lastHealth().map(({ category }) => category)).toEqual(["ok", "ok", "ok"]);
  });

  it("does not go round for ever when the same cursor comes with has_more: true", async () => {
    await world.fresh();
    await world.run();
    const cursor = await storedCursor(world, stream);
    world.append(stream, 3);
    const remove = world.cloud.faults.add({
      host: "events",
      path: /itemusages/,
      effect: {
        kind: "status",
        status: 200,
        contentType: "application/json",
        body: JSON.stringify({ cursor, has_more: true, items: [] }),
      },
    });
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    expect(since({ plane: "events", path: /itemusages/ })).toHaveLength(1);
    expect(await storedCursor(world, stream)).toBe(cursor);
    expect(world.lastHealth().map(({ category }) => category)).toEqual(["ok", "ok", "ok"]);

    remove();
    await world.run();
    world.expectAllDelivered({ times: "exactly once" });
  });
});

it("delivers events that come late, however old they are", async () => {
  await world.fresh();
  await world.run({ FIRST_RUN_LOOKBACK: "P2D" });
  const { newestEventTime } = await readCheckpoint(world, stream);
  for (const age of [hourMs, 30 * hourMs, 40 * dayMs])
    appendEvents(world.account, { stream, count: 5, newest: world.clock.now() - dayMs - age });

  const invocation = await world.run({ FIRST_RUN_LOOKBACK: "P2D" });

  expect(invocation.error).toBeUndefined();
  world.expectAllDelivered({ times: "exactly once" });
  const checkpoint = await readCheckpoint(world, stream);
  expect(checkpoint.newestEventTime, "an old event does not make the newest one older").toBe(newestEventTime);
  expect(await committedEvents(world, stream)).toBe(135);
  expect(logLines(invocation)).toContainEqual(expect.stringMatching(/^information: itemusages .*15 events in 1 page,/));
});
