import type { StreamEvent } from "../../../local-cloud/onepassword/event-shapes.ts";
import { ConnectorError } from "../../../src/errors.ts";
import { healthRow } from "../../../src/health.ts";
import type { HealthReport } from "../../../src/health.ts";
import { createRowMapper } from "../../../src/onepassword/rows/row.ts";
import { emptyTally } from "../../../src/pipeline/tally.ts";
import { streams } from "../../../src/streams.ts";
import type { Row } from "../../../src/table.ts";

/** A row as the connector sends it, and when the workspace has it, in milliseconds since 1970. */
export interface SentRow {
  readonly arrives: number;
  readonly json: string;
}

const runEveryMs = 5 * 60_000;
/** From the start of a run until its rows can be queried: the upload and the service's own delay (README: a minute or two). */
const deliveryMs = 100_000;

const mappers = new Map(
  streams.map(({ name, fields, logSource }) => [
    name,
    (account: string) => createRowMapper(fields, { logSource, account, excludedActions: new Set() }),
  ]),
);

/** The time at which something that the server learns of can be queried: the connector's next run, and the delivery. */
export function arrivalOf(insertedAt: number): number {
  return Math.ceil(insertedAt / runEveryMs) * runEveryMs + deliveryMs;
}

/** What reaches the connector in a stretch of time. */
export interface Stretch {
  /** Account uuid. */
  readonly account: string;
  /** Inserted after `from`, by `to` (milliseconds since 1970), in insertion order. */
  readonly events: Iterable<StreamEvent>;
  readonly from: number;
  readonly to: number;
  /** When 1Password began to refuse the token. @default never */
  readonly refusedFrom?: number;
}

/** Makes the events of a stretch of time into rows, as the connector does, with its health rows, in order of arrival. */
export function rowsOf({ account, events, from, to, refusedFrom = Number.POSITIVE_INFINITY }: Stretch): SentRow[] {
  const rows: SentRow[] = [];
  const counts = new Map<string, number>();
  const map = new Map([...mappers].map(([name, create]) => [name, create(account)]));
  for (const { stream, event, insertedAt } of events) {
    const arrives = arrivalOf(insertedAt);
    const mapped = map.get(stream)?.(event, arrives);
    if (mapped?.kind !== "row") throw new Error(`The row mapper took no event of ${stream}: ${JSON.stringify(event)}`);
    rows.push({ arrives, json: mapped.row.json });
    const key = `${stream} ${arrives}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (let run = (Math.floor(from / runEveryMs) + 1) * runEveryMs; run <= to; run += runEveryMs) {
    const arrives = run + deliveryMs;
    for (const { name } of streams) {
      const event = { count: counts.get(`${name} ${arrives}`) ?? 0, isRefused: run >= refusedFrom };
      rows.push({ arrives, json: JSON.stringify(healthRowOf(account, name, run, event)) });
    }
  }
  return rows.toSorted((one, other) => one.arrives - other.arrives);
}

type Run = { readonly count: number; readonly isRefused: boolean };

function healthRowOf(account: string, stream: string, now: number, { count, isRefused }: Run): Row {
  const subject = { account, secret: "onepassword-events-token", stream, tokenExpiresAt: undefined };
  const tally = { ...emptyTally(), events: count, pages: 1, durationMs: 2000 };
  const error = new ConnectorError("credentials_failed", "1Password refused the token.");
  const report: HealthReport = isRefused
    ? { ...tally, outcome: "failed", error }
    : { ...tally, outcome: "drained", lagMs: 0, newestEventTime: new Date(now - 60_000).toISOString() };
  return healthRow(subject, report, { now, run: `run-${now}`, newUuid: () => `health-${stream}-${now}` });
}
