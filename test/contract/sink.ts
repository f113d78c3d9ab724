import { describe, expect, it } from "vitest";
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
      await sink.send(["A", "B", "Ünïcode 🔑"].map(rowOf), signal);
      await sink.send([rowOf("C")], signal);
      expect(uuids()).toEqual(["A", "B", "Ünïcode 🔑", "C"]);
    });

    it("takes a batch of nearly a million bytes as it is", async () => {
      const { sink, rowOf, uuids } = await open();
      const rows: EncodedRow[] = [];
      for (let bytes = 2; bytes < 999_000; bytes += (rows.at(-1)?.bytes ?? 0) + 1) rows.push(rowOf(`E${rows.length}`));
      await sink.send(rows, signal);
      expect(uuids()).toHaveLength(rows.length);
    });

    it("refuses a batch because of one row, and then has none of it", async () => {
      const { sink, rowOf, uuids, refuse } = await open();
      refuse("BAD");
      const refused = sink.send(["A", "BAD", "C"].map(rowOf), signal);
      await expect(refused).rejects.toMatchObject({ category: "rows_refused", kind: "rejected" });
      await sink.send([rowOf("D")], signal);
      expect(uuids()).toEqual(["D"]);
    });

    it("fails as something that may pass when the service is not available, and then has none of the batch", async () => {
      const { sink, rowOf, uuids, failOnce } = await open();
      failOnce();
      const failed = sink.send(["A", "B"].map(rowOf), signal);
      await expect(failed).rejects.toMatchObject({ category: "unavailable", retried: true });
      expect(uuids()).toEqual([]);
    });

    it("fails when the answer is lost, although the service has the rows", async () => {
      const { sink, rowOf, uuids, loseOneAnswer } = await open();
      loseOneAnswer();
      await expect(sink.send([rowOf("A")], signal)).rejects.toMatchObject({ category: "network", retried: true });
      await sink.send([rowOf("A")], signal);
      expect(uuids()).toEqual(["A", "A"]);
    });

    it("never resolves for a batch that was given up before it was sent", async () => {
      const { sink, rowOf, uuids } = await open();
      await expect(sink.send([rowOf("A")], AbortSignal.abort())).rejects.toMatchObject({ kind: "transient" });
      expect(uuids()).toEqual([]);
    });
  });
}
