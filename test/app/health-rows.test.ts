import { describe, expect, it } from "vitest";
import { maxBatchBytes } from "../../src/pipeline/batch.ts";
import { trouble } from "../fakes/trouble.ts";
import { healthy, paths, startApp } from "./app-on-fakes.ts";
import { allFeatures } from "./fake-connections.ts";

describe("the health rows of a run", () => {
  it("make the run a failed one when they cannot be sent, and the log says why", async () => {
    const { run, sink, events: arrived, health, position, lines } = startApp({ token: { ...healthy, events: {} } });
    sink.troubles.add(trouble("ingestion_refused"));
    await expect(run()).rejects.toThrow("The run ended with failures: healthevents [ingestion_refused].");
    expect(arrived()).toEqual([]);
    expect(health()).toEqual([]);
    expect(position("itemusages")).toEqual({ cursor: `behind token${paths.itemusages}` });
    expect(lines).toContain(
      "error The health rows of this run could not be sent. Injected ingestion_refused. [ingestion_refused]",
    );
  });

  it("are cut into uploads when they are many", async () => {
    const names = Array.from({ length: 600 }, (_, index) => `token-${index}-${"x".repeat(80)}`);
    const unnamed = { account: undefined, features: allFeatures };
    const { run, sink, health } = startApp(Object.fromEntries(names.map((name) => [name, unnamed])));
    await run();
    expect(health()).toHaveLength(3 * names.length);
    expect(sink.batches.length).toBeGreaterThan(1);
    for (const batch of sink.batches)
      expect(Buffer.byteLength(`[${batch.join(",")}]`)).toBeLessThanOrEqual(maxBatchBytes);
  });

  it("are tried again although the run's time is over", async () => {
    const { run, clock, sink, connections, health } = startApp({ token: { ...healthy, events: {} } });
    const { openEventsApi } = connections;
    const slow: typeof openEventsApi = (secret, token) => ({
      request: async (call, read, signal) => {
        if (call.path !== paths.itemusages) return openEventsApi(secret, token).request(call, read, signal);
        await clock.sleep(27_000);
        return read(Buffer.from(JSON.stringify({ cursor: String(clock.now()), has_more: true, items: [] })));
      },
    });
    Object.assign(connections, { openEventsApi: slow });
    sink.troubles.add(trouble("unavailable"));
    await run({ RUN_BUDGET: "PT4M" });
    expect(clock.monotonic()).toBeGreaterThan(240_000);
    expect(clock.monotonic()).toBeLessThanOrEqual(270_000);
    expect(health().map(({ outcome }) => outcome)).toEqual(["drained", "budget_spent", "drained"]);
  });

  it("are tried again", async () => {
    const { run, sink, health } = startApp({ token: { ...healthy, events: {} } });
    sink.troubles.add(trouble("unavailable"), trouble("network"));
    await run();
    expect(health()).toHaveLength(3);
  });
});
