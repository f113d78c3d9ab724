import { ConnectorError, toConnectorError } from "../errors.ts";
import { parseJson } from "../json.ts";
import { cutIntoBatches, fitsBatch } from "./batch.ts";
import type { Batch, EncodedRow, RejectedEventStore, Rejection, RowMapper, Sink, StreamKey } from "./ports.ts";
import { retrying } from "./retry.ts";
import type { RetryOptions } from "./retry.ts";
import type { Tally } from "./tally.ts";

/** A page's events after mapping: their rows are packed, the events themselves let go. */
export interface MappedPage {
  readonly batches: readonly Batch[];
  readonly rejections: readonly Rejection[];
  readonly excluded: number;
  /** Event time of the newest row, in milliseconds since 1970. */
  readonly newestEventTime: number | undefined;
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

/** What {@link mapPage} needs. */
export interface MapPorts {
  readonly mapRow: RowMapper;
  readonly sink: Sink;
  /** When the page arrived, in milliseconds since 1970. */
  readonly arrivedAt: number;
}

/**
 * Maps a page's events, in order, and packs each row at once. An event that cannot become a row is set aside with its reason.
 *
 * An event time in the future, as a device with a wrong clock may send, does not count as the newest: it says nothing of how far we are,
 * and even cut down to now it would lie past everything of a backlog that is still to come.
 */
export function mapPage(events: Iterable<unknown>, ports: MapPorts): MappedPage {
  const page: PageBeingMapped = { batches: [], rejections: [], excluded: 0, newestEventTime: undefined };
  for (const rows of cutIntoBatches(mapEvents(events, ports, page))) page.batches.push(ports.sink.batch(rows));
  return page;
}

/** A {@link MappedPage} before its end. */
interface PageBeingMapped extends MappedPage {
  readonly batches: Batch[];
  readonly rejections: Rejection[];
  excluded: number;
  newestEventTime: number | undefined;
}

/** The rows of a page, one after another; notes on the page what is no row. */
function* mapEvents(
  events: Iterable<unknown>,
  { mapRow, arrivedAt }: MapPorts,
  page: PageBeingMapped,
): Generator<EncodedRow> {
  for (const event of events) {
    const mapped = mapRow(event, arrivedAt);
    if (mapped.kind === "excluded") page.excluded += 1;
    else if (mapped.kind === "rejected") page.rejections.push(mapped.rejection);
    else if (fitsBatch(mapped.row)) {
      const { row, eventTime, kept } = mapped;
      if (eventTime !== undefined && eventTime <= arrivedAt)
        page.newestEventTime = Math.max(page.newestEventTime ?? eventTime, eventTime);
      if (kept !== undefined) page.rejections.push(kept);
      yield row;
    } else page.rejections.push({ reason: "too_large", detail: `The row has ${mapped.row.bytes} bytes.`, event });
  }
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
    for (const batch of page.batches) await delivery.send(batch);
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
  async send(batch: Batch): Promise<void> {
    try {
      await this.upload(batch);
    } catch (thrown) {
      const error = toConnectorError(thrown);
      if (error.kind !== "rejected") throw error;
      await this.checkThatRowsAreToBlame(error);
      await this.narrow(batch, error);
      return;
    }
    this.accepted += batch.count;
    this.ports.tally.events += batch.count;
    this.ports.tally.bytes += batch.bytes;
  }

  private async narrow(batch: Batch, error: ConnectorError): Promise<void> {
    this.refusals += 1;
    const rows = batch.rows();
    if (rows.length === 1 || this.refusals > mostRefusals) {
      const detail =
        rows.length === 1
          ? error.message
          : `${error.message} Refused in a batch of ${rows.length}, not looked at one by one.`;
      for (const { json } of rows) this.refused.push({ reason: "refused", detail, event: parseJson(json) });
      return;
    }
    const { sink } = this.ports;
    const middle = Math.ceil(rows.length / 2);
    await this.send(sink.batch(rows.slice(0, middle)));
    await this.send(sink.batch(rows.slice(middle)));
  }

  /**
   * A wrong stream name or table also makes the service refuse every batch. A row that is known to be good tells
   * the two apart: were it refused too and we went on, every event would end among the rejected ones.
   */
  private async checkThatRowsAreToBlame(refusal: ConnectorError): Promise<void> {
    if (this.serviceTakesRows) return;
    try {
      await this.upload(this.ports.sink.batch([this.ports.controlRow()]));
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

  private async upload(batch: Batch): Promise<void> {
    const { tally, retry } = this.ports;
    const countAtRisk = (error: ConnectorError): void => {
      // After a refusal or a 429 the service has taken nothing; after a lost answer nobody knows.
      if (error.kind === "transient" && error.category !== "rate_limited") tally.duplicatesAtRisk += batch.count;
    };
    const onRetry = (error: ConnectorError): void => {
      retry.onRetry?.(error);
      countAtRisk(error);
    };
    tally.batches += 1;
    try {
      await retrying((signal) => batch.send(signal), { ...retry, onRetry, doing: "uploading rows" });
    } catch (thrown) {
      const error = toConnectorError(thrown);
      countAtRisk(error);
      throw error;
    }
  }
}
