import { toConnectorError } from "../errors.ts";
import type { ConnectorError } from "../errors.ts";
import type { Budget } from "./budget.ts";
import { checkpointBehind, firstStart, moves, startAnew } from "./checkpoint.ts";
import type { LookBack } from "./checkpoint.ts";
import { deliverPage, mapPage } from "./deliver.ts";
import type { MappedPage } from "./deliver.ts";
import type {
  Checkpoint,
  CheckpointStore,
  Clock,
  EncodedRow,
  Page,
  PagePlaces,
  Position,
  RejectedEventStore,
  RowMapper,
  Sink,
  Source,
  StreamKey,
} from "./ports.ts";
import { retrying } from "./retry.ts";
import type { RetryOptions } from "./retry.ts";
import { emptyTally, outcomeOf, reportOf } from "./tally.ts";
import type { Outcome, StreamReport, Tally } from "./tally.ts";

/** Everything that {@link collect} touches. */
export interface CollectPorts {
  readonly source: Source;
  readonly mapRow: RowMapper;
  readonly sink: Sink;
  readonly checkpoints: CheckpointStore;
  readonly rejectedEvents: RejectedEventStore;
  readonly places: PagePlaces;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly random: () => number;
  /** A row that the service is known to take: tells a refused row from a refused connector. */
  readonly controlRow: () => EncodedRow;
}

/** A page whose rows are not delivered yet, and the place in memory that it holds. */
interface FetchedPage extends MappedPage {
  readonly next: Position;
  readonly hasMore: boolean;
  readonly release: () => void;
}

/**
 * Drains one stream: fetches page by page, delivers each, and commits behind it, until nothing is left or the budget is
 * spent. While a page is delivered the next one is fetched. Never throws: what went wrong stands in the report.
 *
 * The state between two pages, and what a crash at each point costs:
 *
 *     fetch(n+1) ─┐           (nothing: not delivered, not committed)
 *     deliver(n) ─┤ at once   (page n comes again: the parsers remove its repeats)
 *     commit(n)  ─┘           (page n comes again when the commit did not arrive)
 */
export async function collect(ports: CollectPorts, key: StreamKey, lookBack: LookBack): Promise<StreamReport> {
  const started = ports.clock.monotonic();
  const tally = emptyTally();
  const stop = new AbortController();
  const run = new StreamRun(ports, key, lookBack, tally, stop.signal);
  let outcome: Outcome;
  let error: ConnectorError | undefined;
  try {
    outcome = await run.drain();
  } catch (thrown) {
    error = toConnectorError(thrown);
    outcome = outcomeOf(error);
  } finally {
    stop.abort();
  }
  return reportOf(tally, { outcome, error, newestEventTime: run.checkpoint?.newestEventTime }, ports.clock, started);
}

/** One run of one stream: holds the only writable state of the engine, the checkpoint and its tag. */
class StreamRun {
  checkpoint: Checkpoint | undefined;
  private etag: string | undefined;
  private readonly ports: CollectPorts;
  private readonly key: StreamKey;
  private readonly lookBack: LookBack;
  private readonly tally: Tally;
  private readonly retry: RetryOptions;

  constructor(ports: CollectPorts, key: StreamKey, lookBack: LookBack, tally: Tally, signal: AbortSignal) {
    this.ports = ports;
    this.key = key;
    this.lookBack = lookBack;
    this.tally = tally;
    const { clock, budget, random } = ports;
    this.retry = { clock, budget, random, signal, onRetry: () => (tally.retries += 1) };
  }

  async drain(): Promise<Outcome> {
    const stored = await retrying((signal) => this.ports.checkpoints.read(this.key, signal), {
      ...this.retry,
      doing: "reading the checkpoint",
    });
    this.checkpoint = stored?.checkpoint;
    this.etag = stored?.etag;
    let page = stored === undefined ? this.startPage() : await this.fetch(stored.checkpoint.position);
    while (page !== undefined) {
      const next = page.hasMore && this.ports.budget.remaining() > 0 ? this.fetchAhead(page.next) : undefined;
      try {
        await this.deliverAndCommit(page);
      } catch (error) {
        next?.discard();
        throw error;
      } finally {
        page.release();
      }
      if (next === undefined) return page.hasMore ? "budget_spent" : "drained";
      page = await next.page;
    }
    return "budget_spent";
  }

  /**
   * Before the first run of all there is a page without events: committing it fixes where the stream starts,
   * so that a first run which fails does not move the start.
   */
  private startPage(): FetchedPage {
    const startTime = firstStart(this.lookBack, this.ports.clock.now());
    const nothing = { batches: [], rejections: [], excluded: 0, newestEventTime: undefined };
    return { ...nothing, next: { startTime }, hasMore: true, release: () => {} };
  }

  /** Starts a fetch whose failure, if nobody waits for it any more, is nobody's business. */
  private fetchAhead(position: Position): { page: Promise<FetchedPage | undefined>; discard: () => void } {
    const page = this.fetch(position);
    const discard = (): void => {
      page.then(
        (fetched) => fetched?.release(),
        () => {},
      );
    };
    page.catch(() => {});
    return { page, discard };
  }

  /** Nothing when the budget was spent while other streams' pages took the places in memory. */
  private async fetch(position: Position): Promise<FetchedPage | undefined> {
    const release = await this.ports.places.acquire();
    try {
      if (this.ports.budget.remaining() === 0) {
        release();
        return undefined;
      }
      const { page, from } = await this.fetchOrStartAnew(position);
      const stuck = "cursor" in from && from.cursor === page.cursor;
      // An idle stream answers with the same cursor (elastic/integrations#5471): going on with it would never end.
      const hasMore = page.hasMore && !stuck;
      return { ...page.taken, next: { cursor: page.cursor }, hasMore, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  private async fetchOrStartAnew(position: Position): Promise<{ page: Page<MappedPage>; from: Position }> {
    const { source, mapRow, sink, clock } = this.ports;
    const take = (events: Iterable<unknown>) => mapPage(events, { mapRow, sink, arrivedAt: clock.now() });
    const fetchFrom = async (from: Position) => ({
      page: await retrying((signal) => source.fetch(from, take, signal), {
        ...this.retry,
        doing: "fetching a page",
      }),
      from,
    });
    try {
      return await fetchFrom(position);
    } catch (thrown) {
      const error = toConnectorError(thrown);
      if (error.category !== "cursor_refused" || this.tally.cursorReset) throw error;
      this.tally.cursorReset = true;
      return await fetchFrom({ startTime: startAnew(this.checkpoint, this.lookBack, clock.now()) });
    }
  }

  private async deliverAndCommit(page: FetchedPage): Promise<void> {
    const atRisk = await deliverPage(page, {
      sink: this.ports.sink,
      rejectedEvents: this.ports.rejectedEvents,
      key: this.key,
      controlRow: this.ports.controlRow,
      tally: this.tally,
      retry: this.retry,
    });
    // The page before the first is none that somebody fetched.
    if ("cursor" in page.next) this.tally.pages += 1;
    if (!moves(this.checkpoint, page)) return;
    const checkpoint = checkpointBehind(page, this.checkpoint, this.ports.clock.now());
    try {
      // The one place where a checkpoint is written: every row of the page is accepted by now.
      this.etag = await retrying((signal) => this.ports.checkpoints.commit(this.key, checkpoint, this.etag, signal), {
        ...this.retry,
        doing: "writing the checkpoint",
      });
    } catch (error) {
      this.tally.duplicatesAtRisk += atRisk;
      throw error;
    }
    this.checkpoint = checkpoint;
  }
}
