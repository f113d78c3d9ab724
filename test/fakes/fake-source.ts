import { ConnectorError } from "../../src/errors.ts";
import type { Page, Position, Source } from "../../src/pipeline/ports.ts";
import { Troubles } from "./trouble.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** An event in the log, with its event time in milliseconds since 1970. */
export interface LoggedEvent {
  readonly event: unknown;
  readonly time: number;
}

/** What a cursor of this source says. */
export interface CursorPlace {
  /** Number of the start that it descends from. */
  readonly chain: number;
  /** Event time that the chain started from; it chooses only among events that were there then. */
  readonly start: number;
  /** Length of the log when the chain started. */
  readonly horizon: number;
  /** Events of the log that lie behind. */
  readonly position: number;
  readonly emptyPages: number;
}

/** Reads a cursor of {@link FakeSource}; undefined for any other text. */
export function readCursor(cursor: string): CursorPlace | undefined {
  const [chain, start, horizon, position, emptyPages, ...rest] = cursor.split("/").map(Number);
  if (chain === undefined || start === undefined || horizon === undefined) return undefined;
  if (position === undefined || emptyPages === undefined || rest.length > 0) return undefined;
  return { chain, start, horizon, position, emptyPages };
}

/** The Events API in memory: a log in insertion order, read by cursor. */
export class FakeSource implements Source {
  readonly log: LoggedEvent[] = [];
  readonly troubles: Troubles;
  /** Positions that were asked for, oldest first. */
  readonly asked: Position[] = [];
  /** So many of the next pages are empty, with more to come. */
  emptyPages = 0;
  /** So many of the next pages with events break off in the middle of their text. */
  brokenPages = 0;
  /** Cursors of chains below this number are refused. */
  refusedBelow = 0;
  chains = 0;
  readonly #pageSize: number;

  constructor(clock: VirtualClock, pageSize: number) {
    this.troubles = new Troubles(clock);
    this.#pageSize = pageSize;
  }

  append(...events: readonly LoggedEvent[]): void {
    this.log.push(...events);
  }

  /** Every cursor given so far is refused from now on. */
  refuseCursors(): void {
    this.refusedBelow = this.chains;
  }

  fetch<Taken>(
    position: Position,
    take: (events: Iterable<unknown>) => Taken,
    signal: AbortSignal,
  ): Promise<Page<Taken>> {
    this.asked.push(position);
    return this.troubles.play(signal, () => {
      const { events, ...page } = this.#read(this.#place(position));
      if (this.brokenPages === 0 || events.length === 0) return { ...page, taken: take(events) };
      this.brokenPages -= 1;
      return { ...page, taken: take(brokenOff(events)) };
    });
  }

  #place(position: Position): CursorPlace {
    if ("startTime" in position) {
      const start = Date.parse(position.startTime);
      return { chain: this.chains++, start, horizon: this.log.length, position: 0, emptyPages: 0 };
    }
    const place = readCursor(position.cursor);
    if (place === undefined || place.chain < this.refusedBelow)
      throw new ConnectorError("cursor_refused", "The cursor is refused.");
    return place;
  }

  #read(place: CursorPlace): ReadPage {
    const { start, horizon } = place;
    const hidden = (at: number): boolean => at < horizon && (this.log[at]?.time ?? start) < start;
    const next = (from: number): number => {
      let at = from;
      while (hidden(at)) at += 1;
      return at;
    };
    if (this.emptyPages > 0) {
      this.emptyPages -= 1;
      return { events: [], cursor: text({ ...place, emptyPages: place.emptyPages + 1 }), hasMore: true };
    }
    const events: unknown[] = [];
    let position = place.position;
    for (let at = next(position); at < this.log.length && events.length < this.#pageSize; at = next(at + 1)) {
      events.push(this.log[at]?.event);
      position = at + 1;
    }
    const hasMore = next(position) < this.log.length;
    return { events, cursor: text({ ...place, position }), hasMore };
  }
}

/** A page as it stands in the log. */
interface ReadPage {
  readonly events: readonly unknown[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** The events of a page whose text breaks off in the middle. */
function* brokenOff(events: readonly unknown[]): Generator {
  yield* events.slice(0, Math.floor(events.length / 2));
  throw new ConnectorError("malformed_response", "The page breaks off.");
}

function text({ chain, start, horizon, position, emptyPages }: CursorPlace): string {
  return [chain, start, horizon, position, emptyPages].join("/");
}
