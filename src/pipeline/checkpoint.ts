import type { Batch, Checkpoint, Position } from "./ports.ts";

/** How far back to look, in milliseconds. */
export interface LookBack {
  /** How far before the first run to start. */
  readonly firstRunMs: number;
  /** How far before the newest delivered event to start anew when the cursor is refused. */
  readonly cursorResetOverlapMs: number;
}

/** A delivered page, as far as the checkpoint is concerned. */
interface Delivered {
  readonly batches: readonly Pick<Batch, "count">[];
  /** In milliseconds since 1970. */
  readonly newestEventTime: number | undefined;
  readonly next: Position;
}

/** Where a stream without a checkpoint starts: an event time, RFC 3339. */
export function firstStart({ firstRunMs }: LookBack, now: number): string {
  return wholeSeconds(now - firstRunMs);
}

/**
 * Where a stream starts anew when its cursor is refused: an event time, RFC 3339. Never now: the newest delivered event less
 * the overlap, because late events sit behind it; where none was delivered yet, where the stream first started.
 */
export function startAnew(checkpoint: Checkpoint | undefined, lookBack: LookBack, now: number): string {
  if (checkpoint?.newestEventTime !== undefined) {
    return wholeSeconds(Date.parse(checkpoint.newestEventTime) - lookBack.cursorResetOverlapMs);
  }
  return checkpoint?.startedFrom ?? firstStart(lookBack, now);
}

/** Whether a page brings the checkpoint forward: an idle poll answers with the same cursor, and writes nothing. */
export function moves(checkpoint: Checkpoint | undefined, { batches, next }: Delivered): boolean {
  if (checkpoint === undefined || batches.length > 0) return true;
  return !("cursor" in next && "cursor" in checkpoint.position && next.cursor === checkpoint.position.cursor);
}

/** The checkpoint to commit once every row of a page is accepted. */
export function checkpointBehind(delivered: Delivered, before: Checkpoint | undefined, now: number): Checkpoint {
  const newest = newestOf(delivered.newestEventTime, before?.newestEventTime);
  const { next } = delivered;
  return {
    version: 1,
    position: next,
    ...(newest === undefined ? {} : { newestEventTime: newest }),
    startedFrom: before?.startedFrom ?? ("startTime" in next ? next.startTime : wholeSeconds(now)),
    committedAt: new Date(now).toISOString(),
  };
}

function newestOf(onPage: number | undefined, before: string | undefined): string | undefined {
  const none = Number.NEGATIVE_INFINITY;
  const newest = Math.max(onPage ?? none, before === undefined ? none : Date.parse(before));
  return newest === none ? undefined : new Date(newest).toISOString();
}

/** RFC 3339 in whole seconds: 1Password's own clients send no fraction (1Password/events-api-generic). */
function wholeSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
