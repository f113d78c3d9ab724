import { randomBytes } from "node:crypto";
import { systemClock } from "../clock.ts";
import type { Clock } from "../clock.ts";
import { randomUuid } from "./account-ids.ts";
import { EventLog } from "./event-log.ts";
import type { StreamEvent } from "./event-shapes.ts";
import type { EventsHost, Stream } from "./streams.ts";
import { TokenIssuer } from "./tokens.ts";
import type { IssueTokenOptions } from "./tokens.ts";

/** What to make an account of. */
export type CreateAccountOptions = {
  /** @default a random one */
  readonly uuid?: string;
  /** @default "events.1password.com" */
  readonly host?: EventsHost;
  /** Gives a token its time of issue. @default the system's */
  readonly clock?: Clock;
};

/** An event to append: an object, or JSON text that is sent as it is (for numbers that JavaScript would round). */
export type AppendedEvent = object | string;

/** One 1Password account: its event logs and its tokens. */
export type Account = {
  readonly uuid: string;
  readonly host: EventsHost;
  readonly tokens: TokenIssuer;
  /** Signs cursors, so that one account's are no use to another. */
  readonly cursorKey: Uint8Array;
  /** The log of a stream. */
  log(stream: Stream): EventLog;
  /**
   * Appends events to a stream. They can be read once the API's clock reaches `insertedAt` (milliseconds).
   *
   * @param options.insertedAt - defaults to that of the event before: readable at once in a log without future events.
   * @throws RangeError if `insertedAt` is before that of an event already there.
   */
  append(stream: Stream, events: Iterable<AppendedEvent>, options?: { readonly insertedAt?: number }): void;
  /** Appends events that know their stream and insertion time, and says how many. They must come in insertion order. */
  appendAll(events: Iterable<StreamEvent>): number;
  /** How many events a stream has, also those to be inserted later. */
  count(stream: Stream): number;
  /** The uuids of a stream's events in insertion order. */
  uuids(stream: Stream): Iterable<string>;
  /** Signs a bearer token for the Events API. */
  issueToken(options?: IssueTokenOptions): Promise<string>;
  /** Makes the API refuse a token. */
  revokeToken(token: string): void;
};

/** Creates an account with empty logs and a key pair of its own. */
export function createAccount(options: CreateAccountOptions = {}): Account {
  const { uuid = randomUuid(), host = "events.1password.com", clock = systemClock } = options;
  const tokens = new TokenIssuer(host);
  const logs = { auditevents: new EventLog(), itemusages: new EventLog(), signinattempts: new EventLog() };
  return {
    uuid,
    host,
    tokens,
    cursorKey: randomBytes(32),
    log: (stream) => logs[stream],
    append(stream, events, { insertedAt } = {}) {
      const log = logs[stream];
      for (const event of events) appendOne(log, event, insertedAt ?? log.lastInsertedAt);
    },
    appendAll(events) {
      let count = 0;
      for (const { stream, event, at, insertedAt } of events) {
        logs[stream].append(JSON.stringify(event), at, insertedAt);
        count++;
      }
      return count;
    },
    count: (stream) => logs[stream].size,
    uuids: (stream) => logs[stream].uuids(),
    issueToken: (token = {}) => tokens.issue({ issuedAt: clock.now(), ...token }),
    revokeToken: (token) => {
      tokens.revoke(token);
    },
  };
}

function appendOne(log: EventLog, event: AppendedEvent, insertedAt: number): void {
  const text = typeof event === "string" ? event : JSON.stringify(event);
  const value: unknown = typeof event === "string" ? JSON.parse(event) : event;
  log.append(text, timeOf(value), insertedAt);
}

function timeOf(event: unknown): number {
  if (typeof event !== "object" || event === null || !("timestamp" in event)) return Number.NaN;
  return typeof event.timestamp === "string" ? Date.parse(event.timestamp) : Number.NaN;
}
