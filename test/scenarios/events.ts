import { randomUuid } from "../../local-cloud/onepassword/account-ids.ts";
import type { Account } from "../../local-cloud/onepassword/accounts.ts";
import {
  completeAuditEvent,
  completeItemUsage,
  completeSignInAttempt,
} from "../../local-cloud/onepassword/complete-samples.ts";
import type { Stream } from "../../local-cloud/onepassword/streams.ts";

const samples = {
  auditevents: completeAuditEvent,
  itemusages: completeItemUsage,
  signinattempts: completeSignInAttempt,
} as const satisfies Record<Stream, object>;

/** Distance of two events of {@link appendEvents}, in milliseconds. */
const stepMs = 1_000;

/** What {@link appendEvents} appends. */
export interface NewEvents {
  readonly stream: Stream;
  readonly count: number;
  /** Time of the newest, in milliseconds since 1970. */
  readonly newest: number;
  /** Fields to put over each event. */
  readonly change?: object;
}

/** Appends events to a stream of an account, each with every documented field and a uuid of its own, a second apart. */
export function appendEvents(account: Account, { stream, count, newest, change = {} }: NewEvents): void {
  const events = Array.from({ length: count }, (_, index) => ({
    ...samples[stream],
    account_uuid: account.uuid,
    uuid: randomUuid(),
    timestamp: new Date(newest - (count - 1 - index) * stepMs).toISOString(),
    ...change,
  }));
  account.append(stream, events);
}
