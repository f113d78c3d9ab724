import { describe, expect, it } from "vitest";
import { trouble } from "../fakes/trouble.ts";
import type { Troubles } from "../fakes/trouble.ts";
import { noon } from "../fakes/virtual-clock.ts";
import { minuteMs, startEngine } from "./engine.ts";

const weekAgo = "2026-02-23T12:00:00Z";

function throwForeignError(): never {
  throw new RangeError("secret");
}

describe("what goes wrong in a run", () => {
  it("stands in its report, with what was committed before", async () => {
    const { append, run, clock, sink, delivered, position, places } = startEngine();
    append(["A", "B", "C"], { minutesAgo: 10 });
    sink.refuses = () => sink.batches.length === 2;
    const report = await run(4 * minuteMs, {
      sink: {
        batch: (rows) => {
          const batch = sink.batch(rows);
          const send = async (signal: AbortSignal) => {
            if (delivered().length > 0) sink.troubles.add(trouble("ingestion_refused"));
            await batch.send(signal);
          };
          return { ...batch, send };
        },
      },
    });
    expect(report).toMatchObject({
      outcome: "failed",
      error: { category: "ingestion_refused" },
      events: 2,
      pages: 1,
      lagMs: 10 * minuteMs,
      newestEventTime: "2026-03-02T11:50:00.000Z",
    });
    expect(clock.now()).toBe(noon);
    expect(delivered()).toEqual(["A", "B"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/3/2/0" });
    expect(places.held).toBe(0);
  });

  it("is named although it is foreign, and is not thrown", async () => {
    const { append, run, delivered, position } = startEngine();
    append(["A"]);
    expect(await run(4 * minuteMs, { mapRow: throwForeignError })).toMatchObject({
      outcome: "failed",
      error: { category: "unexpected", message: "Unexpected RangeError in the connector." },
    });
    expect(delivered()).toEqual([]);
    expect(position()).toEqual({ startTime: weekAgo });
  });

  it("puts the page's rows at risk when it is the commit", async () => {
    const { append, run, checkpoints, delivered, position, checkpoint } = startEngine();
    append(["A", "B"]);
    await run();
    const before = checkpoint();
    append(["C", "D", "E"]);
    checkpoints.commitTroubles.add(trouble("storage_refused"));
    const report = await run();
    expect(report).toMatchObject({ outcome: "failed", error: { category: "storage_refused" }, duplicatesAtRisk: 2 });
    expect(delivered()).toEqual(["A", "B", "C", "D"]);
    expect(checkpoint()).toEqual(before);
    expect(await run()).toMatchObject({ outcome: "drained", events: 3, duplicatesAtRisk: 0 });
    expect(delivered()).toEqual(["A", "B", "C", "D", "C", "D", "E"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/2/5/0" });
  });

  it("is a lost race when another instance commits in between: this one stops", async () => {
    const { append, run, sink, checkpoints, delivered, position } = startEngine();
    append(["A", "B"]);
    await run();
    append(["C", "D", "E"]);
    let raced = false;
    const report = await run(4 * minuteMs, {
      sink: {
        batch: (rows) => {
          const batch = sink.batch(rows);
          const send = async (signal: AbortSignal) => {
            await batch.send(signal);
            raced = true;
          };
          return { ...batch, send };
        },
      },
      checkpoints: {
        read: (...read) => checkpoints.read(...read),
        commit: async (key, checkpoint, etag, signal) => {
          if (raced) await checkpoints.commit(key, { ...checkpoint, committedAt: weekAgo }, etag, signal);
          return checkpoints.commit(key, checkpoint, etag, signal);
        },
      },
    });
    expect(report).toMatchObject({ outcome: "failed", error: { category: "lost_race" }, duplicatesAtRisk: 2 });
    expect(delivered()).toEqual(["A", "B", "C", "D"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/2/4/0" });
  });

  it("is a page that breaks off in the middle: nothing of it is delivered, and it is asked for again", async () => {
    const { append, run, source, delivered, kept, position } = startEngine();
    append(["A", "B"], { kind: "cut" });
    source.brokenPages = 1;
    expect(await run()).toMatchObject({ outcome: "drained", retries: 1, events: 2, cut: 2 });
    expect(delivered()).toEqual(["A", "B"]);
    expect(kept()).toEqual(["cut A", "cut B"]);
    expect(position()).toEqual({ cursor: "1/1771848000000/2/2/0" });
  });

  it("is repeated while it may pass, and counted", async () => {
    const { append, run, source, sink, checkpoints, delivered, position } = startEngine();
    append(["A"]);
    source.troubles.add(trouble("malformed_response"));
    sink.troubles.add(trouble("unavailable"));
    checkpoints.commitTroubles.add(trouble("network"));
    expect(await run()).toMatchObject({ outcome: "drained", retries: 3, events: 1 });
    expect(delivered()).toEqual(["A"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/1/1/0" });
  });

  it("is a rate limit that outlasts the budget: the run ends cleanly, committed, and says who asked for the wait", async () => {
    const { append, run, source, delivered, position } = startEngine();
    append(["A", "B"]);
    await run();
    append(["C", "D", "E"], { minutesAgo: 30 });
    let fetches = 0;
    const report = await run(4 * minuteMs, {
      source: {
        fetch: (from, take, signal) => {
          fetches += 1;
          if (fetches === 2) source.troubles.add(trouble("rate_limited", { retryAfterMs: 4 * minuteMs }));
          return source.fetch(from, take, signal);
        },
      },
    });
    expect(report).toMatchObject({ outcome: "rate_limited", events: 2, retries: 0, durationMs: 0, lagMs: 0 });
    expect(report.error).toMatchObject({ category: "rate_limited", message: "Injected rate_limited." });
    expect(delivered()).toEqual(["A", "B", "C", "D"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/2/4/0" });
  });

  it.each([
    ["reading the checkpoint", ({ checkpoints }) => checkpoints.readTroubles],
    ["fetching a page", ({ source }) => source.troubles],
    ["uploading rows", ({ sink }) => sink.troubles],
    ["keeping rejected events", ({ rejectedEvents }) => rejectedEvents.troubles],
    ["writing the checkpoint", ({ checkpoints }) => checkpoints.commitTroubles],
  ] satisfies [string, (engine: ReturnType<typeof startEngine>) => Troubles][])(
    "is told with what nobody answered: %s",
    async (doing, troublesOf) => {
      const engine = startEngine();
      const { append, run, position } = engine;
      await run();
      const before = position();
      append(["A"], { kind: "cut" });
      troublesOf(engine).add(...Array.from({ length: 5 }, () => trouble("hang")));
      const report = await run();
      const message = `No answer within 30 s while ${doing}.`;
      expect(report).toMatchObject({ outcome: "failed", retries: 4, error: { category: "timeout", message } });
      expect(position()).toEqual(before);
      expect(await run()).toMatchObject({ outcome: "drained", events: 1, cut: 1 });
      expect(engine.kept()).toEqual(["cut A"]);
      expect(position()).toEqual({ cursor: "0/1771848000000/0/1/0" });
    },
  );
});
