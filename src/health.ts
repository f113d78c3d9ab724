import { ConnectorError, explain } from "./errors.ts";
import type { ErrorCategory } from "./errors.ts";
import { emptyTally } from "./pipeline/tally.ts";
import type { StreamReport } from "./pipeline/tally.ts";
import type { Row } from "./table.ts";
import { version } from "./version.ts";

/** `log_source` of the connector's own rows. */
export const healthLogSource = "healthevents";

/** `details.stream` of a row about a whole account, or about the connector when it has no account yet. */
export const everyStream = "*";

/** `action_type` of a row about a refused token: the existing solution's rules look for these words. */
const refusedToken = "API Key Invalid";

/** Whom a health row is about. */
export interface HealthSubject {
  /** Account uuid; empty when it is not known. */
  readonly account: string;
  /** Name of the vault's secret; empty when the vault could not be read. */
  readonly secret: string;
  /** Stream, or {@link everyStream}. */
  readonly stream: string;
  /** End of the token, in milliseconds since 1970; undefined when it has none or is not known. */
  readonly tokenExpiresAt: number | undefined;
}

/** What only the edge knows: the time, and identifiers. */
export interface HealthContext {
  /** Wall clock, in milliseconds since 1970. */
  readonly now: number;
  /** Identifier of the run, the same in all its rows and log lines. */
  readonly run: string;
  readonly newUuid: () => string;
}

/** What a health row tells: a stream's run; or `probe` for a row that tells of none, see {@link probeRow}. */
export type HealthReport = Omit<StreamReport, "outcome"> & { readonly outcome: StreamReport["outcome"] | "probe" };

/** A figure of a health row's `details`: named once, here. Times are RFC 3339, durations in seconds. */
export interface HealthDetails {
  readonly run: string;
  readonly stream: string;
  readonly secret: string;
  readonly version: string;
  readonly outcome: HealthReport["outcome"];
  readonly message?: string;
  readonly events: number;
  readonly pages: number;
  readonly batches: number;
  readonly bytes: number;
  readonly excluded: number;
  readonly rejected: number;
  readonly cut: number;
  readonly duplicates_at_risk: number;
  readonly retries: number;
  readonly cursor_reset: boolean;
  readonly duration_seconds: number;
  readonly lag_seconds?: number;
  readonly newest_event_time?: string;
  readonly token_expires_at?: string;
}

/** What a stream's run is called in `category`: ok, or the name of what went wrong. A refused cursor is told although the run went on. */
export function categoryOf(report: HealthReport): ErrorCategory | "ok" {
  return report.error?.category ?? (report.cursorReset ? "cursor_refused" : "ok");
}

/** The health row of one account and stream in one run. */
export function healthRow(subject: HealthSubject, report: HealthReport, { now, run, newUuid }: HealthContext): Row {
  const time = new Date(now).toISOString();
  const category = categoryOf(report);
  return {
    TimeGenerated: time,
    timestamp: time,
    log_source: healthLogSource,
    uuid_s: newUuid(),
    account_uuid: subject.account,
    category,
    ...(category === "credentials_failed" ? { action_type: refusedToken } : {}),
    details: healthDetails(subject, report, run),
  };
}

const batchRefused = new ConnectorError(
  "rows_refused",
  "A batch was refused: this row was sent to see whether the service takes any.",
);

/**
 * A row that the service is known to take, sent after a refused batch to see whether it takes any. It tells of no run: its outcome
 * is `probe`, so that nobody takes it for a failed one.
 */
export function probeRow(subject: HealthSubject, context: HealthContext): Row {
  return healthRow(subject, { ...emptyTally(), outcome: "probe", error: batchRefused, durationMs: 0 }, context);
}

function healthDetails(subject: HealthSubject, report: HealthReport, run: string): HealthDetails {
  const { error, lagMs, newestEventTime } = report;
  return {
    run,
    stream: subject.stream,
    secret: subject.secret,
    version,
    outcome: report.outcome,
    ...(error === undefined ? {} : { message: explain(error) }),
    events: report.events,
    pages: report.pages,
    batches: report.batches,
    bytes: report.bytes,
    excluded: report.excluded,
    rejected: report.rejected,
    cut: report.cut,
    duplicates_at_risk: report.duplicatesAtRisk,
    retries: report.retries,
    cursor_reset: report.cursorReset,
    duration_seconds: report.durationMs / 1_000,
    ...(lagMs === undefined ? {} : { lag_seconds: Math.round(lagMs / 1_000) }),
    ...(newestEventTime === undefined ? {} : { newest_event_time: newestEventTime }),
    ...(subject.tokenExpiresAt === undefined
      ? {}
      : { token_expires_at: new Date(subject.tokenExpiresAt).toISOString() }),
  };
}
