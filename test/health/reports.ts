import type { HealthSubject } from "../../src/health.ts";
import type { StreamReport } from "../../src/pipeline/tally.ts";

/** A run in which nothing special happened. */
export function reportOf(more: Partial<StreamReport> = {}): StreamReport {
  return {
    outcome: "drained",
    events: 1_234,
    pages: 2,
    batches: 3,
    bytes: 456_789,
    excluded: 0,
    rejected: 0,
    cut: 0,
    duplicatesAtRisk: 0,
    retries: 0,
    cursorReset: false,
    lagMs: 0,
    newestEventTime: "2026-03-02T11:59:30Z",
    durationMs: 1_260,
    ...more,
  };
}

/** A stream of an account. */
export function subjectOf(more: Partial<HealthSubject> = {}): HealthSubject {
  return {
    account: "7TQXN3WGMNBYRDCH2VJ6KSLAEU",
    secret: "onepassword-events-token",
    stream: "itemusages",
    tokenExpiresAt: Date.parse("2026-06-01T00:00:00Z"),
    ...more,
  };
}
