import { createBudget } from "../../src/pipeline/budget.ts";
import { describe, expect, it } from "vitest";
import type { Position, Sink, Source } from "../../src/pipeline/ports.ts";
import { trouble } from "../fakes/trouble.ts";
import { minuteMs, startEngine } from "./engine.ts";

/** How many events lie behind a position of the fake source. */
function nameOf(position: Position): string {
  return "cursor" in position ? (position.cursor.split("/")[3] ?? "") : "start";
}

/** The engine on fakes that take their time, with a diary of what happens when. */
function startSlowEngine({
  fetchMs = 100,
  sendMs = 100,
  ...size
}: { fetchMs?: number; sendMs?: number; places?: number } = {}) {
  const engine = startEngine(size);
  const { clock, source, sink, checkpoints } = engine;
  const diary: string[] = [];
  const note = (what: string): number => diary.push(`${clock.monotonic()} ${what}`);
  const slowSource: Source = {
    fetch: async (position, take, signal) => {
      note(`fetch ${nameOf(position)}`);
      await clock.sleep(fetchMs);
      return source.fetch(position, take, signal);
    },
  };
  const slowSink: Sink = {
    batch: (rows) => {
      const batch = sink.batch(rows);
      const send = async (signal: AbortSignal) => {
        note(`send ${batch.count}`);
        await clock.sleep(sendMs);
        await batch.send(signal);
      };
      return { ...batch, send };
    },
  };
  return {
    ...engine,
    diary,
    ports: {
      source: slowSource,
      sink: slowSink,
      checkpoints: {
        read: (...read: Parameters<typeof checkpoints.read>) => checkpoints.read(...read),
        commit: (...commit: Parameters<typeof checkpoints.commit>) => {
          note(`commit ${nameOf(commit[1].position)}`);
          return checkpoints.commit(...commit);
        },
      },
    },
  };
}

describe("while a page is delivered", () => {
  it("the next one is fetched, one and no more", async () => {
    const { append, run, diary, ports, delivered, position, places } = startSlowEngine({ sendMs: 250 });
    append(["A", "B", "C", "D", "E", "F"]);
    expect(await run(4 * minuteMs, ports)).toMatchObject({ outcome: "drained", durationMs: 850 });
    expect(diary).toEqual([
      "0 fetch start",
      "0 commit start",
      "100 send 2",
      "100 fetch 2",
      "350 commit 2",
      "350 send 2",
      "350 fetch 4",
      "600 commit 4",
      "600 send 2",
      "850 commit 6",
    ]);
    expect(places.most).toBe(2);
    expect(places.held).toBe(0);
    expect(delivered()).toEqual(["A", "B", "C", "D", "E", "F"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/6/6/0" });
  });

  it("the next one waits when there is no place for it, and comes when the page is gone", async () => {
    const { append, run, diary, ports, delivered, places, position } = startSlowEngine({ places: 1 });
    append(["A", "B", "C"]);
    expect(await run(4 * minuteMs, ports)).toMatchObject({ outcome: "drained", events: 3 });
    expect(diary).toEqual([
      "0 fetch start",
      "0 commit start",
      "100 send 2",
      "200 commit 2",
      "200 fetch 2",
      "300 send 1",
      "400 commit 3",
    ]);
    expect(places.most).toBe(1);
    expect(places.held).toBe(0);
    expect(delivered()).toEqual(["A", "B", "C"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/3/3/0" });
  });

  it("a failing fetch ahead does not concern it: it is committed, then the run fails", async () => {
    const { append, run, ports, source, delivered, position, places, clock } = startSlowEngine({ sendMs: 250 });
    append(["A", "B", "C"]);
    void clock.sleep(150).then(() => source.troubles.add(trouble("credentials_failed")));
    const report = await run(4 * minuteMs, ports);
    expect(report).toMatchObject({ outcome: "failed", error: { category: "credentials_failed" }, events: 2 });
    expect(delivered()).toEqual(["A", "B"]);
    expect(position()).toEqual({ cursor: "0/1771848000000/3/2/0" });
    expect(places.held).toBe(0);
  });

  it("a fetch ahead is abandoned when its delivery fails, and its place is free again", async () => {
    const { append, run, ports, sink, delivered, position, places, clock } = startSlowEngine({ fetchMs: 5_000 });
    append(["A", "B", "C"]);
    sink.troubles.add(trouble("ingestion_refused"));
    const report = await run(4 * minuteMs, ports);
    expect(report).toMatchObject({ outcome: "failed", error: { category: "ingestion_refused" }, durationMs: 5_100 });
    await clock.advance(0);
    expect(places.held).toBe(0);
    expect(delivered()).toEqual([]);
    expect(position()).toMatchObject({ startTime: "2026-02-23T12:00:00Z" });
  });

  it("a page that was fetched ahead gives its place back when the delivery fails behind it", async () => {
    const { append, run, ports, sink, places, clock, delivered } = startSlowEngine({ sendMs: 5_000 });
    append(["A", "B", "C"]);
    sink.troubles.add(trouble("ingestion_refused"));
    expect(await run(4 * minuteMs, ports)).toMatchObject({ outcome: "failed", durationMs: 5_100 });
    await clock.advance(0);
    expect(places.most).toBe(2);
    expect(places.held).toBe(0);
    expect(delivered()).toEqual([]);
  });
});

describe("when the budget is spent", () => {
  const uuids = Array.from({ length: 14 }, (_, index) => `E${index}`);

  it("no page is started any more; what is under way is delivered and committed", async () => {
    const { append, run, ports, diary, delivered, position, clock } = startSlowEngine({ fetchMs: 200, sendMs: 100 });
    append(uuids, { minutesAgo: 60 });
    const report = await run(1_000, ports);
    expect(report).toMatchObject({ outcome: "budget_spent", events: 10, pages: 5, durationMs: 1_100 });
    expect(report.lagMs).toBe(60 * minuteMs + 1_100);
    expect(report).not.toHaveProperty("error");
    expect(diary.filter((line) => line.includes("fetch"))).toEqual([
      "0 fetch start",
      "200 fetch 2",
      "400 fetch 4",
      "600 fetch 6",
      "800 fetch 8",
    ]);
    expect(delivered()).toEqual(uuids.slice(0, 10));
    expect(position()).toEqual({ cursor: "0/1771848000000/14/10/0" });
    expect(clock.monotonic()).toBe(1_100);
  });

  it("the next run goes on where this one stopped", async () => {
    const { append, run, ports, delivered, position } = startSlowEngine({ fetchMs: 200, sendMs: 100 });
    append(uuids);
    await run(1_000, ports);
    expect(await run(1_000, ports)).toMatchObject({ outcome: "drained", events: 4, pages: 2 });
    expect(delivered()).toEqual(uuids);
    expect(position()).toEqual({ cursor: "0/1771848000000/14/14/0" });
  });

  it("a page that waited for its place until then is not fetched", async () => {
    const { append, run, ports, diary, delivered, position, places } = startSlowEngine({ sendMs: 245, places: 1 });
    append(uuids);
    expect(await run(1_000, ports)).toMatchObject({ outcome: "budget_spent", events: 6, durationMs: 1_035 });
    expect(diary.filter((line) => line.includes("fetch"))).toEqual(["0 fetch start", "345 fetch 2", "690 fetch 4"]);
    expect(places.held).toBe(0);
    expect(delivered()).toEqual(uuids.slice(0, 6));
    expect(position()).toEqual({ cursor: "0/1771848000000/14/6/0" });
  });

  it("a page that waited for its place until then is nobody's business when the delivery fails", async () => {
    const { append, run, ports, diary, delivered, position, places, clock, sink } = startSlowEngine({
      sendMs: 245,
      places: 1,
    });
    append(uuids);
    void clock.sleep(1_000).then(() => sink.troubles.add(trouble("ingestion_refused")));
    expect(await run(1_000, ports)).toMatchObject({ outcome: "failed", events: 4, durationMs: 1_035 });
    await clock.advance(0);
    expect(diary.filter((line) => line.includes("fetch"))).toHaveLength(3);
    expect(places.held).toBe(0);
    expect(delivered()).toEqual(uuids.slice(0, 4));
    expect(position()).toEqual({ cursor: "0/1771848000000/14/4/0" });
  });

  it("a run with no time but its grace fixes the start and reads nothing", async () => {
    const { append, run, clock, source, delivered, position } = startEngine();
    append(uuids);
    const budget = createBudget({ clock, runMs: 0, requestMs: 1_000, graceMs: 500 });
    expect(await run(0, { budget })).toMatchObject({ outcome: "budget_spent", pages: 0, events: 0 });
    expect(source.asked).toEqual([]);
    expect(delivered()).toEqual([]);
    expect(position()).toEqual({ startTime: "2026-02-23T12:00:00Z" });
  });
});
