import { describe, expect, it } from "vitest";
import type { Source } from "../../src/pipeline/ports.ts";
import { trouble } from "../fakes/trouble.ts";
import { hourMs } from "./bounds.ts";
import { minuteMs, startEngine } from "./engine.ts";

const weekAgo = "2026-02-23T12:00:00Z";

/** A stream that is read up to noon, and whose cursor is then refused. */
async function startRefused() {
  const engine = startEngine({ pageSize: 10 });
  engine.append(["A"], { minutesAgo: 3 * 24 * 60 });
  engine.append(["B"], { minutesAgo: 60 });
  await engine.run();
  engine.append(["late"], { minutesAgo: 24 * 60 });
  engine.append(["C"]);
  engine.source.refuseCursors();
  return engine;
}

describe("a refused cursor", () => {
  it("starts the stream anew an overlap before the newest event, never from now", async () => {
    const { run, delivered, source, position, clock, checkpoint } = await startRefused();
    await clock.advance(24 * hourMs);
    const report = await run();
    expect(report).toMatchObject({ outcome: "drained", cursorReset: true, events: 3, duplicatesAtRisk: 0 });
    expect(report).not.toHaveProperty("error");
    expect(source.asked.slice(-1)).toEqual([{ startTime: "2026-02-28T11:00:00Z" }]);
    expect(delivered()).toEqual(["A", "B", "B", "late", "C"]);
    expect(position()).toEqual({ cursor: `1/${Date.parse("2026-02-28T11:00:00Z")}/4/4/0` });
    expect(checkpoint()?.startedFrom).toBe(weekAgo);
  });

  it("starts the stream anew where it first started when nothing was delivered", async () => {
    const { run, append, source, delivered, clock, position } = startEngine();
    await run();
    source.refuseCursors();
    append(["A"], { minutesAgo: 60 });
    await clock.advance(24 * hourMs);
    expect(await run()).toMatchObject({ outcome: "drained", cursorReset: true, events: 1 });
    expect(source.asked.slice(-1)).toEqual([{ startTime: weekAgo }]);
    expect(delivered()).toEqual(["A"]);
    expect(position()).toEqual({ cursor: "1/1771848000000/1/1/0" });
  });

  it("ends the run when it comes twice, and keeps the old checkpoint", async () => {
    const { run, source, checkpoint, delivered } = await startRefused();
    const before = checkpoint();
    source.troubles.add(trouble("cursor_refused"), trouble("cursor_refused"));
    const report = await run();
    expect(report).toMatchObject({ outcome: "failed", error: { category: "cursor_refused" }, cursorReset: true });
    expect(checkpoint()).toEqual(before);
    expect(delivered()).toEqual(["A", "B"]);
  });

  it("is met on a later page too: the page before is delivered and committed", async () => {
    const { run, append, source, delivered, checkpoints } = startEngine({ pageSize: 2 });
    await run();
    append(["A", "B", "C"]);
    let fetches = 0;
    const refusing: Source = {
      fetch: (position, take, signal) => {
        fetches += 1;
        if (fetches === 2) source.refuseCursors();
        return source.fetch(position, take, signal);
      },
    };
    expect(await run(4 * minuteMs, { source: refusing })).toMatchObject({ outcome: "drained", cursorReset: true });
    expect(delivered()).toEqual(["A", "B", "A", "B", "C"]);
    expect(checkpoints.written.slice(-3).map(({ position }) => position)).toEqual([
      { cursor: "0/1771848000000/0/2/0" },
      { cursor: "1/1771848000000/3/2/0" },
      { cursor: "1/1771848000000/3/3/0" },
    ]);
  });
});
