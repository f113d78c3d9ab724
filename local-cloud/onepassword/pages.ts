import type { EventsApiBehaviour } from "./behaviour.ts";
import type { Cursor } from "./cursor.ts";
import type { EventLog } from "./event-log.ts";

/** One page: the positions of its events in the log, and where the next page begins. */
export type Page = { readonly positions: readonly number[]; readonly next: Cursor; readonly hasMore: boolean };

type Reading = {
  /** How many events of the log can be seen now. */
  readonly visible: number;
  readonly behaviour: Pick<EventsApiBehaviour, "hasMore" | "emptyPagesWithHasMore">;
};

/**
 * Reads the page at a cursor. Events come in insertion order, never sorted by time: what arrives late comes late,
 * however old it is. `start` and `end` choose among the events that were there at the reset; what is inserted after it is
 * held to `end` alone.
 *
 * @returns `next` with the place moved on; on an idle stream it is the very same object, so that the cursor's text stays.
 */
export function readPage(log: EventLog, cursor: Cursor, { visible, behaviour }: Reading): Page {
  const positions: number[] = [];
  let position = nextMatch(log, cursor, cursor.position, visible);
  if (position < visible && isEmptyTurn(cursor.pages, behaviour.emptyPagesWithHasMore)) {
    return { positions, next: { ...cursor, pages: cursor.pages + 1 }, hasMore: true };
  }
  while (position < visible && positions.length < cursor.limit) {
    positions.push(position);
    position = nextMatch(log, cursor, position + 1, visible);
  }
  if (positions.length === 0) return { positions, next: cursor, hasMore: false };
  const full = positions.length === cursor.limit;
  return {
    positions,
    next: { ...cursor, position, pages: cursor.pages + 1 },
    hasMore: position < visible || (full && behaviour.hasMore === "full-page"),
  };
}

function nextMatch(log: EventLog, { start, end, horizon }: Cursor, from: number, visible: number): number {
  let position = from;
  while (position < visible) {
    const time = log.timeAt(position);
    // Written so that an event without a readable time (NaN) is never held back.
    const tooOld = position < horizon && time < start;
    const tooNew = end !== null && time >= end;
    if (!tooOld && !tooNew) break;
    position++;
  }
  return position;
}

function isEmptyTurn(pages: number, everyNth: number): boolean {
  return everyNth > 1 && (pages + 1) % everyNth === 0;
}
