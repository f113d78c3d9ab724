import { Buffer } from "node:buffer";

const blockBytes = 1024 * 1024;
const uuidPrefix = '{"uuid":"';

/**
 * The events of one stream of one account, in the order in which the server got them.
 *
 * Events are kept as JSON text in blocks outside the JavaScript heap, so that a million of them fit
 * (about their raw size, 600 to 900 bytes each, plus 32 bytes).
 */
export class EventLog {
  readonly #blocks: Buffer[] = [];
  #used = blockBytes;
  // Parallel columns, one entry an event: plain number arrays are 8 bytes an entry in V8.
  readonly #block: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #time: number[] = [];
  readonly #insertedAt: number[] = [];

  /** How many events there are, also those whose insertion time is still to come. */
  get size(): number {
    return this.#time.length;
  }

  /** The insertion time of the newest event in milliseconds, or 0. */
  get lastInsertedAt(): number {
    return this.#insertedAt.at(-1) ?? 0;
  }

  /**
   * Adds one event at the end.
   *
   * @param text - the event as JSON text; it is sent as it is, so numbers keep every digit.
   * @param time - event time in milliseconds; NaN if the event has no readable timestamp.
   * @param insertedAt - milliseconds; the event cannot be read before.
   * @throws RangeError if `insertedAt` is before that of the newest event: a log has one order.
   */
  append(text: string, time: number, insertedAt: number): void {
    if (insertedAt < this.lastInsertedAt) {
      throw new RangeError(
        `An event inserted at ${insertedAt} cannot follow one inserted at ${this.lastInsertedAt}. Merge first (inInsertionOrder).`,
      );
    }
    const length = Buffer.byteLength(text);
    if (this.#used + length > blockBytes) {
      this.#blocks.push(Buffer.allocUnsafeSlow(Math.max(blockBytes, length)));
      this.#used = 0;
    }
    const block = this.#blocks.length - 1;
    this.#blocks[block]?.write(text, this.#used);
    this.#block.push(block);
    this.#start.push(this.#used);
    this.#used += length;
    this.#end.push(this.#used);
    this.#time.push(time);
    this.#insertedAt.push(insertedAt);
  }

  /** How many events, from the first, have been inserted by `now` (milliseconds). */
  visibleAt(now: number): number {
    let low = 0;
    let high = this.#insertedAt.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#insertedAt[middle] ?? 0) <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The event time at a position, in milliseconds; NaN if unreadable or past the end. */
  timeAt(position: number): number {
    return this.#time[position] ?? Number.NaN;
  }

  /** The JSON text at a position, as UTF-8 bytes that must not be changed; empty past the end. */
  bytesAt(position: number): Uint8Array {
    const block = this.#blocks[this.#block[position] ?? -1];
    return block?.subarray(this.#start[position], this.#end[position]) ?? new Uint8Array(0);
  }

  /** The uuid of every event that has one, in insertion order. */
  *uuids(): Generator<string> {
    for (let position = 0; position < this.size; position++) {
      const text = Buffer.from(this.bytesAt(position)).toString();
      const uuid = uuidOf(text);
      if (uuid !== undefined) yield uuid;
    }
  }
}

function uuidOf(text: string): string | undefined {
  // Nearly every event begins with its uuid; parsing a million events to find it would take seconds.
  if (text.startsWith(uuidPrefix)) return text.slice(uuidPrefix.length, text.indexOf('"', uuidPrefix.length));
  const event: unknown = JSON.parse(text);
  if (typeof event !== "object" || event === null || !("uuid" in event)) return undefined;
  return typeof event.uuid === "string" ? event.uuid : undefined;
}
