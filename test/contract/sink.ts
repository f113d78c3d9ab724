import { describe, expect, it } from "vitest";
import { rowSeparator } from "../../src/pipeline/batch.ts";
import type { EncodedRow, Sink } from "../../src/pipeline/ports.ts";

/** A sink that has taken nothing yet. */
export interface SinkFixture {
  readonly sink: Sink;
  readonly rowOf: (uuid: string) => EncodedRow;
  /** What arrived, in order. */
  readonly uuids: () => readonly string[];
  /** Refuses every batch with this row. */
  readonly refuse: (uuid: string) => void;
  /** The next batch is accepted, and its answer lost. */
  readonly loseOneAnswer: () => void;
  /** The next request meets a service that is not available. */
  readonly failOnce: () => void;
}

const { signal } = new AbortController();

/** What the engine expects of a {@link Sink}. */
export function describeSink(name: string, open: () => Promise<SinkFixture>): void {
  describe(`${name}, as a sink`, () => {
    it("has every row when it resolves, in order", async () => {
      const { sink, rowOf, uuids } = await open();
      await sink.batch(["A", "B", "Ünïcode 🔑"].map(rowOf)).send(signal);
      await sink.batch([rowOf("C")]).send(signal);
      expect(uuids()).toEqual(["A", "B", "Ünïcode 🔑", "C"]);
    });

    it("takes a batch of nearly a million bytes as it is", async () => {
      const { sink, rowOf, uuids } = await open();
      const rows: EncodedRow[] = [];
      for (let bytes = 2; bytes < 999_000; bytes += (rows.at(-1)?.bytes ?? 0) + rowSeparator.length)
        rows.push(rowOf(`E${rows.length}`));
      await sink.batch(rows).send(signal);
      expect(uuids()).toHaveLength(rows.length);
    });

    it("packs each row as it comes, and keeps none: what is sent is what was packed", async () => {
      const { sink, rowOf, uuids } = await open();
      const packed: string[] = [];
      function* rows(): Generator<EncodedRow> {
        for (const uuid of ["A", "B"]) {
          packed.push(uuid);
          yield rowOf(uuid);
        }
      }
      const batch = sink.batch(rows());
      expect(packed).toEqual(["A", "B"]);
      const other = sink.batch([rowOf("C")]);
      await other.send(signal);
      await batch.send(signal);
      expect(uuids()).toEqual(["C", "A", "B"]);
    });

    it("sends a batch again that failed, and none that has arrived", async () => {
      const { sink, rowOf, uuids, failOnce } = await open();
      const batch = sink.batch(["A", "B"].map(rowOf));
      failOnce();
      await expect(batch.send(signal)).rejects.toMatchObject({ category: "unavailable" });
      await batch.send(signal);
      await expect(batch.send(signal)).rejects.toThrow("This batch is delivered");
      expect(() => batch.rows()).toThrow("This batch is delivered");
      expect(uuids()).toEqual(["A", "B"]);
    });

    it("measures a batch as its JSON array, and gives its rows back as they were", async () => {
      const { sink, rowOf } = await open();
      for (const names of [[], ["A"], ["A", "Ünïcode 🔑", '"[,]"']]) {
        const rows = names.map(rowOf);
        const batch = sink.batch(rows);
        expect(batch.count).toBe(rows.length);
        expect(batch.bytes).toBe(Buffer.byteLength(`[${rows.map(({ json }) => json).join(rowSeparator)}]`));
        expect(batch.rows()).toEqual(rows);
      }
    });

    it("refuses a batch because of one row, and then has none of it", async () => {
      const { sink, rowOf, uuids, refuse } = await open();
      refuse("BAD");
      const refused = sink.batch(["A", "BAD", "C"].map(rowOf)).send(signal);
      await expect(refused).rejects.toMatchObject({ category: "rows_refused", kind: "rejected" });
      await sink.batch([rowOf("D")]).send(signal);
      expect(uuids()).toEqual(["D"]);
    });

    it("fails as something that may pass when the service is not available, and then has none of the batch", async () => {
      const { sink, rowOf, uuids, failOnce } = await open();
      failOnce();
      const failed = sink.batch(["A", "B"].map(rowOf)).send(signal);
      await expect(failed).rejects.toMatchObject({ category: "unavailable", retried: true });
      expect(uuids()).toEqual([]);
    });

    it("fails when the answer is lost, although the service has the rows", async () => {
      const { sink, rowOf, uuids, loseOneAnswer } = await open();
      loseOneAnswer();
      const batch = sink.batch([rowOf("A")]);
      await expect(batch.send(signal)).rejects.toMatchObject({ category: "network", retried: true });
      await batch.send(signal);
      expect(uuids()).toEqual(["A", "A"]);
    });

    it("never resolves for a batch that was given up before it was sent", async () => {
      const { sink, rowOf, uuids } = await open();
      await expect(sink.batch([rowOf("A")]).send(AbortSignal.abort())).rejects.toMatchObject({ kind: "transient" });
      expect(uuids()).toEqual([]);
    });
  });
}
