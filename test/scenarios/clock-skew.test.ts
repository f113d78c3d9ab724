import { describe, expect, it } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents, readCheckpoint } from "./checkpoint-content.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, startWorld } from "./world.ts";

const world = await startWorld();
const hourMs = 3_600_000;

describe.each([
  ["an hour ahead of", hourMs],
  ["an hour behind", -hourMs],
])("services whose clocks are %s the function's", (_how, skewMs) => {
  it("lose no event: neither of the first run, nor after, nor when a cursor is refused", async () => {
    await world.fresh();
    world.clock.skewMs = skewMs;
    // These happen now, by the clock of the services.
    for (const stream of streams) world.append(stream, 20);

    const first = await world.run();

    expect(first.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    for (const stream of streams) {
      expect(await committedEvents(world, stream)).toBe(140);
      const { newestEventTime = "" } = await readCheckpoint(world, stream);
      expect(Date.parse(newestEventTime), "never in the function's future").toBeLessThanOrEqual(Date.now());
    }

    for (const stream of streams) world.append(stream, 20);
    const second = await world.runAgain();
    expect(second.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });

    for (const stream of streams) world.append(stream, 20);
    world.behaviour.refuseCursorsIssuedBefore = world.clock.now();
    const third = await world.runAgain();
    expect(third.error).toBeUndefined();
    world.expectAllDelivered({ times: "at least once" });
    for (const stream of streams) expect(await committedEvents(world, stream)).toBe(180);
    for (const { category, details } of world.lastHealth()) {
      expect(category).toBe("cursor_refused");
      expect(details).toMatchObject({ outcome: "drained", lag_seconds: 0 });
    }
    for (const line of logLines(third)) expect(line).toMatch(/^warning: .*up to date/);
  });

  it("are given the time that they ask for with a date in Retry-After, and no hour more", async () => {
    await world.fresh();
    world.clock.skewMs = skewMs;
    const effect = { kind: "status", status: 429, retryAfter: { dateInSeconds: 2 } } as const;
    world.cloud.faults.add({ host: "events", path: /itemusages/, times: 1, effect });
    world.cloud.faults.add({ host: "ingestion", times: 1, effect });
    const since = watchRequests(world.cloud);

    // Were the date read by the function's own clock, the wait would not fit into the budget, or be none.
    const invocation = await world.run({ RUN_BUDGET: "PT30S" });

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    for (const stream of streams) expect(await committedEvents(world, stream)).toBe(120);
    const [refused, repeated] = since({ plane: "events", path: /itemusages/ });
    expect(refused?.status).toBe(429);
    // A timer may fire a few milliseconds early by another clock.
    expect((repeated?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThan(1_900);
    for (const { category, details } of world.lastHealth()) {
      expect(category).toBe("ok");
      expect(details.outcome).toBe("drained");
    }
    const retries = world.lastHealth().reduce((sum, { details }) => sum + details.retries, 0);
    expect(retries).toBe(2);
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(/^information: itemusages .* \d retr(?:y|ies), up to date/),
    );
  });
});
