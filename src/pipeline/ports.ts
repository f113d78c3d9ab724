/**
 * What the engine needs from the world. Each port has one real adapter, one fake for tests, and a contract
 * suite (`test/contract`) that both run. Adapters throw `ConnectorError` and nothing else on purpose.
 */

/** One 1Password account and one of its streams: what a checkpoint belongs to. */
export interface StreamKey {
  readonly account: string;
  readonly stream: string;
}

/** Where to read on: behind a page (its cursor), or from an event time (RFC 3339, whole seconds, UTC). */
export type Position = { readonly cursor: string } | { readonly startTime: string };

/** One API response. `hasMore` false means that nothing more is there now. */
export interface Page<Taken> {
  /** What was made of its events. */
  readonly taken: Taken;
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** Reads events of one stream. One call is one request; the engine retries. */
export interface Source {
  /**
   * @param take - Is handed the events of the page, in order, one after another, and takes them all before it returns: they are not kept.
   *   Of a page that turns out broken in the middle it sees the first events; what it made of them is dropped, and it may be called again.
   * @throws ConnectorError `cursor_refused` when a cursor is refused (the engine then starts anew from an event time),
   *   `malformed_response` for a page that is broken; what `take` throws goes through.
   */
  fetch<Taken>(
    position: Position,
    take: (events: Iterable<unknown>) => Taken,
    signal: AbortSignal,
  ): Promise<Page<Taken>>;
}

/** A row as it goes over the wire: JSON text and its length in UTF-8 bytes. Stringified once, measured once. */
export interface EncodedRow {
  readonly json: string;
  readonly bytes: number;
}

/** An event that does not reach the table whole, kept with the reason: as 1Password sent it, or as the row that was refused. */
export interface Rejection {
  readonly reason: "unmappable" | "too_large" | "refused" | "cut";
  readonly detail: string;
  readonly event: unknown;
}

/** What the row mapper makes of one event. `eventTime` is in milliseconds since 1970, absent when the event has no valid time. */
export type Mapped =
  | {
      readonly kind: "row";
      readonly row: EncodedRow;
      readonly eventTime: number | undefined;
      readonly kept?: Rejection;
    }
  | { readonly kind: "excluded" }
  | { readonly kind: "rejected"; readonly rejection: Rejection };

/** Turns one event into a row. Pure; never throws. `arrivedAt` is in milliseconds since 1970. */
export type RowMapper = (event: unknown, arrivedAt: number) => Mapped;

/** Rows of one upload, packed as they go over the wire. */
export interface Batch {
  readonly count: number;
  /** Before compression. */
  readonly bytes: number;
  /**
   * Sends the rows for good: resolves only when the service has accepted every one. May be called again when it failed; once it
   * has resolved the batch is used up.
   * @throws ConnectorError `rows_refused` when the service will never take this batch as it is.
   */
  send(signal: AbortSignal): Promise<void>;
  /** The rows, unpacked. Slow: only for a batch that was refused. */
  rows(): readonly EncodedRow[];
}

/** Where rows go. */
export interface Sink {
  /** Packs rows, each as it comes, at once: what waits for its upload is small. They must fit into one upload (`batch.ts`). */
  batch(rows: Iterable<EncodedRow>): Batch;
}

/** What is persisted for each account and stream. Versioned: a reader refuses a version that it does not know. */
export interface Checkpoint {
  readonly version: 1;
  /** Where to read on. */
  readonly position: Position;
  /** Event time (RFC 3339) of the newest event delivered so far: where to start anew when the cursor is refused. */
  readonly newestEventTime?: string;
  /** Event time (RFC 3339) that the very first run started from. */
  readonly startedFrom: string;
  /** When this was written (RFC 3339). */
  readonly committedAt: string;
}

/** A checkpoint with the tag that the next commit must name. */
export interface StoredCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly etag: string;
}

/** Keeps checkpoints. Only a true "not there" reads as undefined. */
export interface CheckpointStore {
  /** @throws ConnectorError `checkpoint_unreadable` for content that is not a checkpoint of a known version. */
  read(key: StreamKey, signal: AbortSignal): Promise<StoredCheckpoint | undefined>;
  /**
   * Replaces what `etag` names, or creates when it is undefined; answers the new tag.
   * @throws ConnectorError `lost_race` when somebody else wrote in between.
   */
  commit(key: StreamKey, checkpoint: Checkpoint, etag: string | undefined, signal: AbortSignal): Promise<string>;
}

/** Keeps events that do not reach the table whole. Keeping the same page again replaces what it kept before. */
export interface RejectedEventStore {
  keep(key: StreamKey, rejections: readonly Rejection[], signal: AbortSignal): Promise<void>;
}

/** Time, passed in. `now` is the wall clock (ms since 1970), `monotonic` never jumps (ms since some start). */
export interface Clock {
  now(): number;
  monotonic(): number;
  /** Resolves after `ms`; rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * Bounds the pages in memory over all streams: resolves with the function that gives the place back. A page holds its place from its
 * fetch until it is committed: first its response, then its packed rows.
 */
export interface PagePlaces {
  acquire(): Promise<() => void>;
}
