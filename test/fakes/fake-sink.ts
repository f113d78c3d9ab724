import { ConnectorError } from "../../src/errors.ts";
import { rowSeparator } from "../../src/pipeline/batch.ts";
import type { Batch, EncodedRow, Sink } from "../../src/pipeline/ports.ts";
import { Troubles } from "./trouble.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** Size of rows as one JSON array, in bytes, by what they say of themselves. */
export function batchBytes(rows: readonly EncodedRow[]): number {
  const separators = Math.max(0, rows.length - 1) * rowSeparator.length;
  return rows.reduce((sum, { bytes }) => sum + bytes, "[]".length + separators);
}

/** The Logs Ingestion API in memory: takes a batch whole, or refuses it because of one row. */
export class FakeSink implements Sink {
  /** JSON of the accepted rows, in order of arrival, each as often as it arrived. */
  readonly rows: string[] = [];
  /** JSON of every batch that was sent, accepted or not. */
  readonly batches: string[][] = [];
  readonly troubles: Troubles;
  /** Rows that make their batch be refused. */
  refuses: (json: string) => boolean = () => false;

  constructor(clock: VirtualClock) {
    this.troubles = new Troubles(clock);
  }

  batch(packed: Iterable<EncodedRow>): Batch {
    const rows = [...packed];
    let delivered = false;
    const assertWaiting = (): void => {
      if (delivered) throw new Error("This batch is delivered.");
    };
    return {
      count: rows.length,
      bytes: batchBytes(rows),
      send: async (signal) => {
        assertWaiting();
        await this.#send(rows, signal);
        delivered = true;
      },
      rows: () => {
        assertWaiting();
        return rows;
      },
    };
  }

  #send(rows: readonly EncodedRow[], signal: AbortSignal): Promise<void> {
    const batch = rows.map(({ json }) => json);
    this.batches.push(batch);
    return this.troubles.play(signal, (share) => {
      if (batch.some((json) => this.refuses(json))) throw new ConnectorError("rows_refused", "These rows are refused.");
      this.rows.push(...(share === "all" ? batch : batch.slice(0, Math.ceil(batch.length / 2))));
    });
  }
}
