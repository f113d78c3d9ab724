import { describe, expect, it } from "vitest";
import { emptyTally } from "../../src/pipeline/tally.ts";
import type { Source } from "../../src/pipeline/ports.ts";
import { trouble } from "../fakes/trouble.ts";
import { hourMs } from "./bounds.ts";
import { minuteMs, startEngine } from "./engine.ts";

const weekAgo = "2026-02-23T12:00:00Z";
const noonText = "2026-03-02T12:00:00.000Z";

describe("a stream without a checkpoint", () => {
  it("starts with the look-back and is read to its end", async () => {
    const { append, run, delivered, checkpoint, source } = startEngine();
    append(["old"], { minutesAgo: 8 * 24 * 60 });
    append(["A", "B", "C"], { minutesAgo: 5 });
    const report = await run();
    expect(report).toEqual({
      ...emptyTally(),
      outcome: "drained",
      events: 3,
      pages: 2,
      batches: 2,
      bytes: 204 + 102,
      newestEventTime: "2026-03-02T11:55:00.000Z",
      lagMs: 0,
      durationMs: 0,
    });
    expect(delivered()).toEqual(["A", "B", "C"]);
    expect(source.asked).toEqual([{ startTime: weekAgo }, { cursor: "0/1771848000000/4/3/0" }]);
    expect(checkpoint()).toEqual({
      version: 1,
      position: { cursor: "0/1771848000000/4/4/0" },
      newestEventTime: "2026-03-02T11:55:00.000Z",
      startedFrom: weekAgo,
      committedAt: noonText,
    });
  });

  it("fixes its start before it reads, so that a failing first run does not move it", async () => {
    const { append, run, delivered, source, checkpoints, clock, position } = startEngine();
    append(["A"], { minutesAgo: 7 * 24 * 60 - 1 });
    source.troubles.add(trouble("credentials_failed"));
    const first = await run();
    expect(first).toMatchObject({ outcome: "failed", error: { category: "credentials_failed" }, pages: 0, events: 0 });
    expect(first).not.toHaveProperty("lagMs");
    expect(position()).toEqual({ startTime: weekAgo });
    await clock.advance(24 * hourMs);
    expect(await run()).toMatchObject({ outcome: "drained", pages: 1 });
    expect(source.asked).toEqual([{ startTime: weekAgo }, { startTime: weekAgo }]);
    expect(delivered()).toEqual(["A"]);
    expect(checkpoints.written.map(({ startedFrom }) => startedFrom)).toEqual([weekAgo, weekAgo]);
  });

  it("commits the cursor of an empty first page", async () => {
    const { run, position, checkpoint } = startEngine();
    expect(await run()).toMatchObject({ outcome: "drained", events: 0, pages: 1, batches: 0, lagMs: 0 });
    expect(position()).toEqual({ cursor: "0/1771848000000/0/0/0" });
    expect(checkpoint()).not.toHaveProperty("newestEventTime");
  });
});

describe("a stream with a checkpoint", () => {
  it("goes on behind it, and takes late events as they come", async () => {
    const { append, run, delivered, checkpoint } = startEngine();
    append(["A"], { minutesAgo: 1 });
    await run();
    append(["late", "B"], { minutesAgo: 40 * 24 * 60 });
    expect(await run()).toMatchObject({ outcome: "drained", events: 2, pages: 1 });
    expect(delivered()).toEqual(["A", "late", "B"]);
    expect(checkpoint()?.newestEventTime).toBe("2026-03-02T11:59:00.000Z");
  });

  it("writes nothing when nothing is new", async () => {
    const { append, run, checkpoints, checkpoint, clock } = startEngine();
    append(["A"]);
    await run();
    const before = checkpoint();
    const writes = checkpoints.written.length;
    await clock.advance(5 * minuteMs);
    const report = await run();
    expect(report).toMatchObject({ outcome: "drained", pages: 1, batches: 0, lagMs: 0, newestEventTime: noonText });
    expect(checkpoints.written).toHaveLength(writes);
    expect(checkpoint()).toEqual(before);
  });

  it("goes on through empty pages that have more behind them", async () => {
    const { append, run, source, delivered, position } = startEngine();
    await run();
    append(["A", "B"]);
    source.emptyPages = 3;
    expect(await run()).toMatchObject({ outcome: "drained", events: 2, pages: 4 });
    expect(delivered()).toEqual(["A", "B"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/0/2/3" });
  });

  it("ends when the source repeats its cursor, whatever it says of more", async () => {
    const { append, run, source, delivered, position, checkpoints } = startEngine();
    append(["A"]);
    await run();
    const writes = checkpoints.written.length;
    const stuck: Source = {
      fetch: async (from, take, signal) => ({ ...(await source.fetch(from, take, signal)), hasMore: true }),
    };
    expect(await run(4 * minuteMs, { source: stuck })).toMatchObject({ outcome: "drained", pages: 1 });
    expect(delivered()).toEqual(["A"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/1/1/0" });
    expect(checkpoints.written).toHaveLength(writes);
  });

  it("is not read when its checkpoint cannot be read", async () => {
    const { append, run, source, checkpoints, delivered } = startEngine();
    append(["A"]);
    checkpoints.readTroubles.add(trouble("checkpoint_unreadable"));
    const report = await run();
    expect(report).toMatchObject({ outcome: "failed", error: { category: "checkpoint_unreadable" } });
    expect(source.asked).toEqual([]);
    expect(delivered()).toEqual([]);
    expect(checkpoints.written).toEqual([]);
  });

  it("is read after a second attempt at its checkpoint", async () => {
    const { append, run, checkpoints, delivered, position } = startEngine();
    append(["A"]);
    checkpoints.readTroubles.add(trouble("unavailable"));
    expect(await run()).toMatchObject({ outcome: "drained", retries: 1, durationMs: 750 });
    expect(delivered()).toEqual(["A"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/1/1/0" });
  });
});
