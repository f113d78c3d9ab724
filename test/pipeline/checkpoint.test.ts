import { describe, expect, it } from "vitest";
import { checkpointBehind, firstStart, moves, startAnew } from "../../src/pipeline/checkpoint.ts";
import type { Checkpoint } from "../../src/pipeline/ports.ts";
import { noon } from "../fakes/virtual-clock.ts";

const dayMs = 86_400_000;
const lookBack = { firstRunMs: 7 * dayMs, cursorResetOverlapMs: 2 * dayMs };
const before: Checkpoint = {
  version: 1,
  position: { cursor: "c1" },
  newestEventTime: "2026-03-01T10:00:00.250Z",
  startedFrom: "2026-02-01T00:00:00Z",
  committedAt: "2026-03-01T10:05:00.000Z",
};
const { newestEventTime: _, ...withoutNewest } = before;

describe("the start of a stream", () => {
  it("lies the first run's look-back before now, in whole seconds", () => {
    expect(firstStart(lookBack, noon)).toBe("2026-02-23T12:00:00Z");
    expect(firstStart(lookBack, noon + 999)).toBe("2026-02-23T12:00:00Z");
  });
});

describe("a stream that starts anew", () => {
  it("starts the overlap before the newest delivered event, whatever the time is now", () => {
    expect(startAnew(before, lookBack, noon)).toBe("2026-02-27T10:00:00Z");
    expect(startAnew(before, lookBack, noon + 90 * dayMs)).toBe("2026-02-27T10:00:00Z");
  });

  it("starts where it first started when nothing was delivered yet", () => {
    expect(startAnew(withoutNewest, lookBack, noon)).toBe("2026-02-01T00:00:00Z");
  });

  it("starts with the look-back when there is no checkpoint at all", () => {
    expect(startAnew(undefined, lookBack, noon)).toBe("2026-02-23T12:00:00Z");
  });
});

const nothing = { batches: [], newestEventTime: undefined };
const rows = { batches: [{ count: 1 }], newestEventTime: undefined };

describe("a page brings the checkpoint forward", () => {
  it("when there is none yet", () => {
    expect(moves(undefined, { ...nothing, next: { cursor: "c1" } })).toBe(true);
  });

  it("when it has events, even under the same cursor", () => {
    expect(moves(before, { ...rows, next: { cursor: "c1" } })).toBe(true);
  });

  it("when it is empty and the cursor is another one", () => {
    expect(moves(before, { ...nothing, next: { cursor: "c2" } })).toBe(true);
  });

  it("when it leads from a start time to a cursor", () => {
    const started = { ...before, position: { startTime: "2026-02-01T00:00:00Z" } };
    expect(moves(started, { ...nothing, next: { cursor: "c1" } })).toBe(true);
    expect(moves(before, { ...nothing, next: { startTime: "2026-02-01T00:00:00Z" } })).toBe(true);
  });

  it("when it leads from one start time to another", () => {
    const started = { ...before, position: { startTime: "2026-02-01T00:00:00Z" } };
    expect(moves(started, { ...nothing, next: { startTime: "2026-02-02T00:00:00Z" } })).toBe(true);
  });

  it("but not when it is empty and the cursor is the same", () => {
    expect(moves(before, { ...nothing, next: { cursor: "c1" } })).toBe(false);
  });
});

describe("the checkpoint behind a page", () => {
  it("says where to read on, since when the stream is read and when it was written", () => {
    expect(checkpointBehind({ ...nothing, next: { cursor: "c2" } }, before, noon)).toEqual({
      version: 1,
      position: { cursor: "c2" },
      newestEventTime: "2026-03-01T10:00:00.250Z",
      startedFrom: "2026-02-01T00:00:00Z",
      committedAt: "2026-03-02T12:00:00.000Z",
    });
  });

  it("remembers the newest event", () => {
    const page = { ...rows, newestEventTime: noon - 1_000, next: { cursor: "c2" } };
    expect(checkpointBehind(page, before, noon).newestEventTime).toBe("2026-03-02T11:59:59.000Z");
    expect(checkpointBehind(page, undefined, noon).newestEventTime).toBe("2026-03-02T11:59:59.000Z");
  });

  it("keeps the newest event of before when a page brings only late ones", () => {
    const page = { ...rows, newestEventTime: noon - 30 * dayMs, next: { cursor: "c2" } };
    expect(checkpointBehind(page, before, noon).newestEventTime).toBe("2026-03-01T10:00:00.250Z");
  });

  it("has no newest event when no event had a time that counts", () => {
    const page = { ...rows, next: { cursor: "c2" } };
    expect(checkpointBehind(page, withoutNewest, noon)).not.toHaveProperty("newestEventTime");
    expect(checkpointBehind(page, undefined, noon)).not.toHaveProperty("newestEventTime");
    expect(checkpointBehind(page, before, noon).newestEventTime).toBe("2026-03-01T10:00:00.250Z");
  });

  it("fixes the start of a new stream", () => {
    const startTime = "2026-02-23T12:00:00Z";
    expect(checkpointBehind({ ...nothing, next: { startTime } }, undefined, noon)).toEqual({
      version: 1,
      position: { startTime },
      startedFrom: startTime,
      committedAt: "2026-03-02T12:00:00.000Z",
    });
  });

  it("has started now when a cursor is the first that is known", () => {
    const checkpoint = checkpointBehind({ ...nothing, next: { cursor: "c1" } }, undefined, noon + 500);
    expect(checkpoint.startedFrom).toBe("2026-03-02T12:00:00Z");
  });
});
