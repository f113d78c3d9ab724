import { describe, expect, it } from "vitest";
import type { RejectedEventStore, Rejection, StreamKey } from "../../src/pipeline/ports.ts";

/** A store that keeps nothing yet. */
export interface RejectedEventStoreFixture {
  readonly store: RejectedEventStore;
  readonly kept: (key: StreamKey) => Promise<readonly unknown[]>;
  /** The next request meets a service that is not available. */
  readonly failOnce: () => void;
}

const { signal } = new AbortController();
const key: StreamKey = { account: "ACCOUNT", stream: "itemusages" };
const page: readonly Rejection[] = [
  { reason: "unmappable", detail: "Not an object.", event: [1, "zwölf", null] },
  { reason: "too_large", detail: "The row has 1200000 bytes.", event: { uuid: "A", text: "line\nbreak" } },
];

/** What the engine expects of a {@link RejectedEventStore}. */
export function describeRejectedEventStore(name: string, open: () => Promise<RejectedEventStoreFixture>): void {
  describe(`${name}, as a store of rejected events`, () => {
    it("keeps events with their reasons", async () => {
      const { store, kept } = await open();
      await store.keep(key, page, signal);
      await expect(kept(key)).resolves.toEqual(page);
    });

    it("keeps a page that comes again once", async () => {
      const { store, kept } = await open();
      await store.keep(key, page, signal);
      await store.keep(key, page, signal);
      await expect(kept(key)).resolves.toEqual(page);
    });

    it("keeps what other pages and streams bring beside it", async () => {
      const { store, kept } = await open();
      await store.keep(key, page, signal);
      await store.keep(key, page.slice(1), signal);
      await store.keep({ ...key, stream: "auditevents" }, page.slice(0, 1), signal);
      await expect(kept(key)).resolves.toHaveLength(3);
      await expect(kept({ ...key, stream: "auditevents" })).resolves.toEqual(page.slice(0, 1));
    });

    it("keeps its place for an event that is nested too deeply to be written", async () => {
      const { store, kept } = await open();
      const event: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
      await store.keep(key, [{ reason: "unmappable", detail: "Too deep.", event }, ...page.slice(0, 1)], signal);
      const [deep, other] = await kept(key);
      expect(deep).toMatchObject({ reason: "unmappable", detail: "Too deep." });
      expect(other).toEqual(page[0]);
    });

    it("keeps nothing when the service is not available, and says so", async () => {
      const { store, kept, failOnce } = await open();
      failOnce();
      await expect(store.keep(key, page, signal)).rejects.toMatchObject({ category: "unavailable", retried: true });
      await expect(kept(key)).resolves.toEqual([]);
    });
  });
}
