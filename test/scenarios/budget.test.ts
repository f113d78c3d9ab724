import { describe, expect, it } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "./checkpoint-content.ts";
import { appendEvents } from "./events.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, secretName, startWorld } from "./world.ts";

const world = await startWorld();
const stream = "itemusages";
const hourMs = 3_600_000;

describe("a backlog that is larger than the budget", { timeout: 120_000 }, () => {
  it("ends the run at the budget, committed, says that more is waiting, and the next runs finish it", async () => {
    await world.fresh({ events: 0 });
    // A page cannot take less than its latency, so at most 11 of the 13 fit into the budget; how many do is chance.
    appendEvents(world.account, { stream, count: 13_000, newest: world.clock.now() - hourMs });
    world.cloud.faults.add({ host: "events", path: /itemusages/, effect: { kind: "latency", ms: 900 } });
    // Long enough for a request timeout of 2.5 seconds.
    const budget = { RUN_BUDGET: "PT10S" };

    const first = await world.run(budget);

    expect(first.error).toBeUndefined();
    const row = world.lastHealth().find(({ details }) => details.stream === stream);
    expect(row).toMatchObject({ category: "ok", details: { outcome: "budget_spent" } });
    expect(row?.details.lag_seconds).toBeGreaterThan(3_600);
    // What is under way at the end may take a request timeout more; the rest is for a busy machine.
    expect(row?.details.duration_seconds).toBeLessThan(10 + 2.5 + 3);
    expect(logLines(first)).toContainEqual(
      expect.stringMatching(/^information: itemusages .*more is waiting: the run's time is over, the next run goes on/),
    );
    const delivered = world.delivered(stream).size;
    expect(delivered).toBeGreaterThan(0);
    expect(delivered).toBeLessThan(13_000);
    expect(await committedEvents(world, stream)).toBe(delivered);

    world.cloud.faults.clear();
    const next = await world.runAgain();

    expect(next.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(await committedEvents(world, stream)).toBe(13_000);
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
  // A wait that is told, up to a minute, does not fit into the budget. One that is not told is tried again, ever more slowly,
  // so that the budget has to be short.
  it.each([
    { retryAfter: "seconds", budget: "PT20S", mostRefusals: 1 },
    { retryAfter: "date", budget: "PT20S", mostRefusals: 1 },
    { retryAfter: "none", budget: "PT6S", mostRefusals: 4 },
  ] as const)(
    "ends the run cleanly, committed, when Retry-After is: $retryAfter",
    async ({ retryAfter, budget, mostRefusals }) => {
      await world.fresh({ events: 2_500 });
      // One for the introspection, and two pages of the nine.
      Object.assign(world.behaviour, { requestsPerMinute: 3, retryAfter });
      const since = watchRequests(world.cloud);

      const invocation = await world.run({ RUN_BUDGET: budget });

      expect(invocation.error).toBeUndefined();
      const outcomes = world.lastHealth().map(({ category, details }) => `${category} ${details.outcome}`);
      expect(outcomes).toEqual(Array(3).fill("rate_limited rate_limited"));
      for (const line of logLines(invocation))
        expect(line).toMatch(
          /^warning: .* must wait: events\.1password\.com answered 429\. The next run goes on\. \[rate_limited\] /,
        );
      let delivered = 0;
      for (const each of streams) {
        const count = world.delivered(each).size;
        expect(await committedEvents(world, each)).toBe(count);
        delivered += count;
        const refused = since({ plane: "events", path: new RegExp(each) }).filter(({ status }) => status === 429);
        expect(refused.length).toBeGreaterThan(0);
        expect(refused.length).toBeLessThanOrEqual(mostRefusals);
      }
      expect(delivered).toBe(2_000);

      world.behaviour.requestsPerMinute = 600;
      const next = await world.run();
      expect(next.error).toBeUndefined();
      world.expectAllDelivered({ times: "exactly once" });
    },
  );
});
