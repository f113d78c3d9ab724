import { describe, expect, it } from "vitest";
import type { Source } from "../../src/pipeline/ports.ts";
import { uuidOf } from "../fakes/fake-row-mapper.ts";

/** A source with an empty log. */
export interface SourceFixture {
  readonly source: Source;
  readonly pageSize: number;
  /** Puts events at the end of the log; `minutesAgo` is their event time. */
  readonly append: (uuids: readonly string[], minutesAgo: number) => void;
  /** Every cursor given so far is refused from now on. */
  readonly refuseCursors: () => void;
  /** The next request meets a service that is not available. */
  readonly failOnce: () => void;
}

const { signal } = new AbortController();
const startTime = "2026-03-01T12:00:00Z";

const uuids = (events: Iterable<unknown>) => Array.from(events, (event) => uuidOf(event));

/** What the engine expects of a {@link Source}. Event times are before 2 March 2026, 12:00 UTC. */
export function describeSource(name: string, open: () => Promise<SourceFixture>): void {
  describe(`${name}, as a source`, () => {
    it("starts at an event time and keeps the order of the log", async () => {
      const { source, append } = await open();
      append(["OLD"], 3 * 24 * 60);
      append(["B"], 5);
      append(["A"], 10);
      const page = await source.fetch({ startTime }, uuids, signal);
      expect(page.taken).toEqual(["B", "A"]);
      expect(page.hasMore).toBe(false);
      expect(page.cursor).not.toBe("");
    });

    it("gives every event once, page by page", async () => {
      const { source, append, pageSize } = await open();
      const all = Array.from({ length: 2 * pageSize + 1 }, (_, index) => `E${index}`);
      append(all, 60);
      const first = await source.fetch({ startTime }, uuids, signal);
      const second = await source.fetch({ cursor: first.cursor }, uuids, signal);
      const third = await source.fetch({ cursor: second.cursor }, uuids, signal);
      expect([first, second, third].flatMap(({ taken }) => taken)).toEqual(all);
      expect([first, second, third].map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
    });

    it("answers with the same cursor and nothing when nothing is new", async () => {
      const { source, append } = await open();
      append(["A"], 5);
      const { cursor } = await source.fetch({ startTime }, uuids, signal);
      await expect(source.fetch({ cursor }, uuids, signal)).resolves.toEqual({ taken: [], cursor, hasMore: false });
    });

    it("gives an event that comes late to the cursor, however old it is", async () => {
      const { source, append } = await open();
      append(["A"], 5);
      const { cursor } = await source.fetch({ startTime }, uuids, signal);
      append(["LATE"], 3 * 24 * 60);
      const page = await source.fetch({ cursor }, uuids, signal);
      expect(page.taken).toEqual(["LATE"]);
      expect(page.cursor).not.toBe(cursor);
    });

    it("gives the same events to the same cursor again", async () => {
      const { source, append } = await open();
      const { cursor } = await source.fetch({ startTime }, uuids, signal);
      append(["A", "B"], 5);
      const once = await source.fetch({ cursor }, uuids, signal);
      const again = await source.fetch({ cursor }, uuids, signal);
      expect(again.taken).toEqual(once.taken);
      expect(again.taken).toEqual(["A", "B"]);
    });

    it("names a refused cursor", async () => {
      const { source, append, refuseCursors } = await open();
      append(["A"], 5);
      const { cursor } = await source.fetch({ startTime }, uuids, signal);
      refuseCursors();
      await expect(source.fetch({ cursor }, uuids, signal)).rejects.toMatchObject({ category: "cursor_refused" });
      await expect(source.fetch({ cursor: "no cursor" }, uuids, signal)).rejects.toMatchObject({
        category: "cursor_refused",
      });
    });

    it("names a service that is not available, and works again afterwards", async () => {
      const { source, append, failOnce } = await open();
      append(["A"], 5);
      failOnce();
      await expect(source.fetch({ startTime }, uuids, signal)).rejects.toMatchObject({
        category: "unavailable",
        retried: true,
      });
      expect((await source.fetch({ startTime }, uuids, signal)).taken).toEqual(["A"]);
    });

    it("asks nothing once it is given up", async () => {
      const { source } = await open();
      await expect(source.fetch({ startTime }, uuids, AbortSignal.abort())).rejects.toMatchObject({
        kind: "transient",
      });
    });
  });
}
