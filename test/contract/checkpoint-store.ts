import { describe, expect, it } from "vitest";
import type { Checkpoint, CheckpointStore, StreamKey } from "../../src/pipeline/ports.ts";

/** A store without checkpoints. */
export interface CheckpointStoreFixture {
  readonly store: CheckpointStore;
  /** Writes a text past the store. */
  readonly overwrite: (key: StreamKey, text: string) => Promise<void>;
  /** The next read meets a service that is not available. */
  readonly failOneRead: () => void;
  /** The next commit is written, and its answer lost. */
  readonly loseOneCommit: () => void;
}

const { signal } = new AbortController();
const key: StreamKey = { account: "ACCOUNT", stream: "itemusages" };
const first: Checkpoint = {
  version: 1,
  position: { startTime: "2026-02-23T12:00:00Z" },
  startedFrom: "2026-02-23T12:00:00Z",
  committedAt: "2026-03-02T12:00:00.000Z",
};
const second: Checkpoint = {
  ...first,
  position: { cursor: "cursor/ä+=" },
  newestEventTime: "2026-03-02T11:59:59.123Z",
};

/** What the engine expects of a {@link CheckpointStore}. */
export function describeCheckpointStore(name: string, open: () => Promise<CheckpointStoreFixture>): void {
  describe(`${name}, as a checkpoint store`, () => {
    it("has nothing at first", async () => {
      const { store } = await open();
      await expect(store.read(key, signal)).resolves.toBeUndefined();
    });

    it("reads what was committed, with the tag for the next commit", async () => {
      const { store } = await open();
      const created = await store.commit(key, first, undefined, signal);
      await expect(store.read(key, signal)).resolves.toEqual({ checkpoint: first, etag: created });
      const replaced = await store.commit(key, second, created, signal);
      expect(replaced).not.toBe(created);
      await expect(store.read(key, signal)).resolves.toEqual({ checkpoint: second, etag: replaced });
    });

    it("keeps streams and accounts apart", async () => {
      const { store } = await open();
      await store.commit(key, second, undefined, signal);
      await store.commit({ ...key, stream: "auditevents" }, first, undefined, signal);
      await expect(store.read({ ...key, account: "OTHER" }, signal)).resolves.toBeUndefined();
      await expect(store.read(key, signal)).resolves.toMatchObject({ checkpoint: second });
    });

    it("lets one of two creators lose", async () => {
      const { store } = await open();
      await store.commit(key, first, undefined, signal);
      await expect(store.commit(key, second, undefined, signal)).rejects.toMatchObject({ category: "lost_race" });
      await expect(store.read(key, signal)).resolves.toMatchObject({ checkpoint: first });
    });

    it("lets a writer lose that did not see the last commit", async () => {
      const { store } = await open();
      const etag = await store.commit(key, first, undefined, signal);
      await store.commit(key, second, etag, signal);
      await expect(store.commit(key, first, etag, signal)).rejects.toMatchObject({ category: "lost_race" });
      await expect(store.read(key, signal)).resolves.toMatchObject({ checkpoint: second });
    });

    it("lets a writer lose whose checkpoint is gone", async () => {
      const { store } = await open();
      await expect(store.commit(key, second, '"0x1"', signal)).rejects.toMatchObject({ category: "lost_race" });
      await expect(store.read(key, signal)).resolves.toBeUndefined();
    });

    it.each(["", "{", "null", '{"version":2,"position":{"cursor":"c"}}', '{"version":1}'])(
      "does not take %j for a checkpoint, nor for none",
      async (text) => {
        const { store, overwrite } = await open();
        await overwrite(key, text);
        await expect(store.read(key, signal)).rejects.toMatchObject({
          category: "checkpoint_unreadable",
          kind: "config",
        });
      },
    );

    it("does not take a failure for none", async () => {
      const { store, failOneRead } = await open();
      await store.commit(key, first, undefined, signal);
      failOneRead();
      await expect(store.read(key, signal)).rejects.toMatchObject({ category: "unavailable", retried: true });
    });

    it("knows its own commit again whose answer was lost", async () => {
      const { store, loseOneCommit } = await open();
      const etag = await store.commit(key, first, undefined, signal);
      loseOneCommit();
      await expect(store.commit(key, second, etag, signal)).rejects.toMatchObject({ category: "network" });
      const repeated = await store.commit(key, second, etag, signal);
      await expect(store.read(key, signal)).resolves.toEqual({ checkpoint: second, etag: repeated });
    });

    it("writes nothing once it is given up", async () => {
      const { store } = await open();
      const given = store.commit(key, first, undefined, AbortSignal.abort());
      await expect(given).rejects.toMatchObject({ kind: "transient" });
      await expect(store.read(key, signal)).resolves.toBeUndefined();
    });
  });
}
