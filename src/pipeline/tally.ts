import type { ConnectorError } from "../errors.ts";
import type { Clock } from "./ports.ts";

/** How a stream's run ended. */
export type Outcome =
  /** Everything that was there is delivered. */
  | "drained"
  /** The time budget was spent; the next run goes on from here. */
  | "budget_spent"
  /** The rate limit would have outlasted the budget; the next run goes on from here. */
  | "rate_limited"
  /** An error ended it; what was committed stays committed. */
  | "failed";

/** How an error ends a run: a rate limit is no failure, the next run goes on. */
export function outcomeOf(error: ConnectorError): Outcome {
  return error.category === "rate_limited" ? "rate_limited" : "failed";
}

/** What one stream did in one run: the content of its health row. */
export interface StreamReport {
  readonly outcome: Outcome;
  /** What ended the run early: a failure, or the wait that a service asked for. */
  readonly error?: ConnectorError;
  /** Events delivered. Those kept aside, excluded or cut are counted below. */
  readonly events: number;
  readonly pages: number;
  readonly batches: number;
  /** Bytes delivered, before compression. */
  readonly bytes: number;
  readonly excluded: number;
  readonly rejected: number;
  readonly cut: number;
  /** Rows that may stand twice in the table, because an answer to their upload was lost or the run ended before the commit. Each attempt counts. */
  readonly duplicatesAtRisk: number;
  readonly retries: number;
  /** The stored cursor was refused and the stream was started anew from an event time. */
  readonly cursorReset: boolean;
  /** Event time (RFC 3339) of the newest event ever delivered on this stream. */
  readonly newestEventTime?: string;
  /** How far delivery is behind, in milliseconds: 0 when drained, else the age of the newest delivered event. Absent when unknown. */
  readonly lagMs?: number;
  readonly durationMs: number;
}

/** Counts while a stream runs. */
export type Tally = {
  -readonly [
    Count in "events" | "pages" | "batches" | "bytes" | "excluded" | "rejected" | "cut" | "duplicatesAtRisk" | "retries"
  ]: number;
} & {
  cursorReset: boolean;
};

/** A tally with nothing counted. */
export function emptyTally(): Tally {
  return {
    events: 0,
    pages: 0,
    batches: 0,
    bytes: 0,
    excluded: 0,
    rejected: 0,
    cut: 0,
    duplicatesAtRisk: 0,
    retries: 0,
    cursorReset: false,
  };
}

/** The end of a stream's run. */
interface End {
  readonly outcome: Outcome;
  readonly error: ConnectorError | undefined;
  /** Event time (RFC 3339) of the newest event that is delivered and committed. */
  readonly newestEventTime: string | undefined;
}

/** Closes a tally. `started` is when the run started on the monotonic clock. */
export function reportOf(
  tally: Tally,
  { outcome, error, newestEventTime }: End,
  clock: Clock,
  started: number,
): StreamReport {
  const age = newestEventTime === undefined ? undefined : Math.max(0, clock.now() - Date.parse(newestEventTime));
  const lagMs = outcome === "drained" ? 0 : age;
  return {
    ...tally,
    outcome,
    ...(error === undefined ? {} : { error }),
    ...(newestEventTime === undefined ? {} : { newestEventTime }),
    ...(lagMs === undefined ? {} : { lagMs }),
    durationMs: Math.max(0, clock.monotonic() - started),
  };
}
