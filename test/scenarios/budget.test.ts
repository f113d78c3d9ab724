import { describe, expect, it } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "./checkpoint-content.ts";
import { appendEvents } from "./events.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, secretName, startWorld } from "./world.ts";

const world = await startWorld();
const stream = "itemusages";
const hourMs = 3_600_000;

describe("a backlog that is larger than the budget", () => {
  it("ends the run at the budget, committed, says that more is waiting, and the next runs finish it", async () => {
    await world.fresh({ events: 0 });
    // A page cannot take less than its latency, so at most ten of the twelve fit into the budget; how many do is chance.
    appendEvents(world.account, { stream, count: 12_000, newest: world.clock.now() - hourMs });
    world.cloud.faults.add({ host: "events", path: /itemusages/, effect: { kind: "latency", ms: 600 } });
    // Long enough for a request timeout of 1.5 seconds.
    const budget = { RUN_BUDGET: "PT6S" };

    const first = await world.run(budget);

    expect(first.error).toBeUndefined();
    const row = world.lastHealth().find(({ details }) => details.stream === stream);
    expect(row).toMatchObject({ category: "ok", details: { outcome: "budget_spent" } });
    expect(row?.details.lag_seconds).toBeGreaterThan(3_600);
    // What is under way at the end may take a request timeout more; the rest is for a busy machine.
    expect(row?.details.duration_seconds).toBeLessThan(6 + 1.5 + 3);
    expect(logLines(first)).toContainEqual(
      expect.stringMatching(/^information: itemusages .*more is waiting: the run's time is over, the next run goes on/),
    );
    const delivered = world.delivered(stream).size;
    expect(delivered).toBeGreaterThan(0);
    expect(delivered).toBeLessThan(12_000);
    expect(await committedEvents(world, stream)).toBe(delivered);

    world.cloud.faults.clear();
    const next = await world.runAgain();

    expect(next.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(await committedEvents(world, stream)).toBe(12_000);
    expect(world.lastHealth().map(({ details }) => details.outcome)).toEqual(["drained", "drained", "drained"]);
  });

  it("does not make the process grow: it is drained in a heap that could not hold it", async () => {
    await world.fresh({ events: 16_000 });

    // 48,000 events are some 50 MB of JSON, and as objects more than twice that. Half of this heap is enough.
    const invocation = await world.run({ NODE_OPTIONS: "--max-old-space-size=48" });

    expect(invocation.error).toBeUndefined();
    expect(world.cloud.ingestion.counts().rows).toBe(48_000 + 3);
    for (const each of streams) expect(await committedEvents(world, each)).toBe(16_000);
    for (const { category, details } of world.lastHealth()) {
      expect(category).toBe("ok");
      expect(details).toMatchObject({ outcome: "drained", events: 16_000, retries: 0 });
    }
  });

  it("is finished for more streams than there are places for pages in memory", async () => {
    await world.fresh({ events: 2_300 });
    const subsidiary = world.addAccount();
    for (const each of streams)
      appendEvents(subsidiary, { stream: each, count: 2_300, newest: world.clock.now() - hourMs });
    world.cloud.vault.set(`${secretName}-subsidiary`, await world.issueToken({}, subsidiary));

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    for (const account of [world.account, subsidiary]) world.expectAllDelivered({ times: "exactly once", account });
    expect(world.lastHealth().map(({ details }) => details.outcome)).toEqual(
      Array.from({ length: 6 }, () => "drained"),
    );
  });
});

describe("a rate limit below the documented one", () => {
  it.each(["none", "seconds", "date"] as const)(
    "ends the run cleanly, committed, when Retry-After is: %s",
    async (retryAfter) => {
      await world.fresh({ events: 5_500 });
      Object.assign(world.behaviour, { requestsPerMinute: 8, retryAfter });
      const since = watchRequests(world.cloud);

      const invocation = await world.run({ RUN_BUDGET: "PT4S" });

      expect(invocation.error).toBeUndefined();
      const outcomes = world.lastHealth().map(({ category, details }) => `${category} ${details.outcome}`);
      expect(new Set(outcomes)).toEqual(new Set(["ok rate_limited"]));
      for (const line of logLines(invocation))
        expect(line).toMatch(/^information: .*more is waiting: the rate limit is used up, the next run goes on/);
      for (const each of streams) {
        const delivered = world.delivered(each);
        expect(await committedEvents(world, each)).toBe(delivered.size);
        expect([...delivered.values()].every((times) => times === 1)).toBe(true);
        const refused = since({ plane: "events", path: new RegExp(each) }).filter(({ status }) => status === 429);
        // A wait that is told does not fit into the budget: one refusal is enough. One that is not told is tried, ever more slowly.
        expect(refused.length).toBeGreaterThan(0);
        expect(refused.length).toBeLessThanOrEqual(retryAfter === "none" ? 4 : 1);
      }

      world.behaviour.requestsPerMinute = 600;
      const next = await world.run();
      expect(next.error).toBeUndefined();
      world.expectAllDelivered({ times: "exactly once" });
    },
  );
});
