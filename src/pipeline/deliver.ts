import { ConnectorError, toConnectorError } from "../errors.ts";
import { parseJson } from "../json.ts";
import { batchBytes, cutIntoBatches, fitsBatch } from "./batch.ts";
import type { EncodedRow, RejectedEventStore, Rejection, RowMapper, Sink, StreamKey } from "./ports.ts";
import { retrying } from "./retry.ts";
import type { RetryOptions } from "./retry.ts";
import type { Tally } from "./tally.ts";

/** A row on its way. Its event is not held any longer: a page of them takes four times the memory of their rows. */
export interface Item {
  readonly row: EncodedRow;
  readonly eventTime: number | undefined;
}

/** A page's events after mapping. */
export interface MappedPage {
  readonly items: readonly Item[];
  readonly rejections: readonly Rejection[];
  readonly excluded: number;
}

/** What {@link deliverPage} needs. */
export interface DeliverPorts {
  readonly sink: Sink;
  readonly rejectedEvents: RejectedEventStore;
  readonly key: StreamKey;
  readonly controlRow: () => EncodedRow;
  readonly tally: Tally;
  readonly retry: RetryOptions;
}

/** Maps a page's events, in order. An event that cannot become a row is set aside with its reason. */
export function mapPage(events: readonly unknown[], mapRow: RowMapper, arrivedAt: number): MappedPage {
  const items: Item[] = [];
  const rejections: Rejection[] = [];
  let excluded = 0;
  for (const event of events) {
    const mapped = mapRow(event, arrivedAt);
    if (mapped.kind === "excluded") excluded += 1;
    else if (mapped.kind === "rejected") rejections.push(mapped.rejection);
    else if (fitsBatch(mapped.row)) {
      items.push(mapped);
      if (mapped.kept !== undefined) rejections.push(mapped.kept);
    } else rejections.push({ reason: "too_large", detail: `The row has ${mapped.row.bytes} bytes.`, event });
  }
  return { items, rejections, excluded };
}

/**
 * Delivers a page: every row is accepted by the sink, or kept as a rejected event, when this resolves.
 * Answers how many rows were accepted: they are at risk of repetition until the commit.
 * @throws ConnectorError when the page is not delivered; part of it may be.
 */
export async function deliverPage(page: MappedPage, ports: DeliverPorts): Promise<number> {
  const { tally } = ports;
  const refused: Rejection[] = [];
  const delivery = new Delivery(ports, refused);
  try {
    for (const batch of cutIntoBatches(page.items)) await delivery.send(batch);
    const rejections = [...page.rejections, ...refused];
    if (rejections.length > 0) {
      await retrying((signal) => ports.rejectedEvents.keep(ports.key, rejections, signal), {
        ...ports.retry,
        doing: "keeping rejected events",
      });
    }
    tally.excluded += page.excluded;
    tally.cut += rejections.filter(({ reason }) => reason === "cut").length;
    tally.rejected += rejections.filter(({ reason }) => reason !== "cut").length;
    return delivery.accepted;
  } catch (error) {
    tally.duplicatesAtRisk += delivery.accepted;
    throw error;
  }
}

/**
 * Refused uploads of one page after which a refused batch is kept whole. Looking for each of a thousand refused rows would take two
 * thousand uploads, more than a run has time for, and the page would come again for ever.
 */
export const mostRefusals = 200;

/** The rows of one page on their way, batch by batch. */
class Delivery {
  accepted = 0;
  private serviceTakesRows = false;
  private refusals = 0;
  private readonly ports: DeliverPorts;
  private readonly refused: Rejection[];

  constructor(ports: DeliverPorts, refused: Rejection[]) {
    this.ports = ports;
    this.refused = refused;
  }

  /** Sends a batch; when the service refuses it, halves it until the row that it refuses stands alone. */
  async send(batch: readonly Item[]): Promise<void> {
    try {
      await this.upload(batch.map(({ row }) => row));
    } catch (thrown) {
      const error = toConnectorError(thrown);
      if (error.kind !== "rejected") throw error;
      await this.checkThatRowsAreToBlame(error);
      await this.narrow(batch, error);
      return;
    }
    this.accepted += batch.length;
    this.ports.tally.events += batch.length;
    this.ports.tally.bytes += batchBytes(batch.map(({ row }) => row));
  }

  private async narrow(batch: readonly Item[], error: ConnectorError): Promise<void> {
    this.refusals += 1;
    if (batch.length === 1 || this.refusals > mostRefusals) {
      const detail =
        batch.length === 1
          ? error.message
          : `${error.message} Refused in a batch of ${batch.length}, not looked at one by one.`;
      for (const { row } of batch) this.refused.push({ reason: "refused", detail, event: parseJson(row.json) });
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await this.send(batch.slice(0, middle));
    await this.send(batch.slice(middle));
  }

  /**
   * A wrong stream name or table also makes the service refuse every batch. A row that is known to be good tells
   * the two apart: were it refused too and we went on, every event would end among the rejected ones.
   */
  private async checkThatRowsAreToBlame(refusal: ConnectorError): Promise<void> {
    if (this.serviceTakesRows) return;
    try {
      await this.upload([this.ports.controlRow()]);
      this.serviceTakesRows = true;
    } catch (thrown) {
      const error = toConnectorError(thrown);
      if (error.kind !== "rejected") throw error;
      throw new ConnectorError("ingestion_refused", refusal.message, {
        remedy:
          "Even a known good row is refused: check DCR_STREAM_NAME, and that the rule's columns are those of the table (deploy again).",
      });
    }
  }

  private async upload(rows: readonly EncodedRow[]): Promise<void> {
    const { tally, retry, sink } = this.ports;
    const countAtRisk = (error: ConnectorError): void => {
      // After a refusal or a 429 the service has taken nothing; after a lost answer nobody knows.
      if (error.kind === "transient" && error.category !== "rate_limited") tally.duplicatesAtRisk += rows.length;
    };
    const onRetry = (error: ConnectorError): void => {
      retry.onRetry?.(error);
      countAtRisk(error);
    };
    tally.batches += 1;
    try {
      await retrying((signal) => sink.send(rows, signal), { ...retry, onRetry, doing: "uploading rows" });
    } catch (thrown) {
      const error = toConnectorError(thrown);
      countAtRisk(error);
      throw error;
    }
  }
}
