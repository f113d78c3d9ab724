import { describe, expect, it } from "vitest";
import table from "../../infra/tables/OnePasswordEventLogs_CL.json" with { type: "json" };
import { ConnectorError } from "../../src/errors.ts";
import { categoryOf, everyStream, healthLogSource, healthRow, probeRow } from "../../src/health.ts";
import { misfits } from "../rows/column-fit.ts";
import { categories } from "./categories.ts";
import { reportOf, subjectOf } from "./reports.ts";

const context = { now: Date.parse("2026-03-02T12:00:00Z"), run: "run-1", newUuid: () => "uuid-1" };

const refused = new ConnectorError("credentials_failed", "It is refused.", { remedy: "Make a new one." });

describe("a health row", () => {
  it("tells all that a run did", () => {
    const report = reportOf({ excluded: 1, rejected: 2, cut: 3, duplicatesAtRisk: 4, retries: 5 });
    expect(healthRow(subjectOf(), report, context)).toEqual({
      TimeGenerated: "2026-03-02T12:00:00.000Z",
      timestamp: "2026-03-02T12:00:00.000Z",
      log_source: "healthevents",
      uuid_s: "uuid-1",
      account_uuid: "7TQXN3WGMNBYRDCH2VJ6KSLAEU",
      category: "ok",
      details: {
        run: "run-1",
        stream: "itemusages",
        secret: "onepassword-events-token",
        version: "unbuilt",
        outcome: "drained",
        events: 1_234,
        pages: 2,
        batches: 3,
        bytes: 456_789,
        excluded: 1,
        rejected: 2,
        cut: 3,
        duplicates_at_risk: 4,
        retries: 5,
        cursor_reset: false,
        duration_seconds: 1.26,
        lag_seconds: 0,
        newest_event_time: "2026-03-02T11:59:30Z",
        token_expires_at: "2026-06-01T00:00:00.000Z",
      },
    });
  });

  it("leaves out what is not known", () => {
    const { lagMs: _lagMs, newestEventTime: _newest, ...report } = reportOf({ outcome: "failed", error: refused });
    const row = healthRow(subjectOf({ tokenExpiresAt: undefined }), report, context);
    expect(Object.keys(Object(row.details))).toEqual([
      "run",
      "stream",
      "secret",
      "version",
      "outcome",
      "message",
      "events",
      "pages",
      "batches",
      "bytes",
      "excluded",
      "rejected",
      "cut",
      "duplicates_at_risk",
      "retries",
      "cursor_reset",
      "duration_seconds",
    ]);
  });

  it("names the error as its category, and says what to do", () => {
    const error = new ConnectorError("timeout", "No answer within 30 s.");
    const row = healthRow(subjectOf(), reportOf({ outcome: "failed", error, lagMs: 90_500 }), context);
    expect(row).toMatchObject({
      category: "timeout",
      details: { outcome: "failed", message: "No answer within 30 s.", lag_seconds: 91 },
    });
    expect(row).not.toHaveProperty("action_type");
  });

  it("of a refused token says so in the words that the existing solution's rules look for", () => {
    const row = healthRow(subjectOf({ account: "" }), reportOf({ outcome: "failed", error: refused }), context);
    expect(row).toMatchObject({
      account_uuid: "",
      category: "credentials_failed",
      action_type: "API Key Invalid",
      details: { message: "It is refused. Make a new one." },
    });
  });

  it("says that the cursor was refused, although the run went on", () => {
    const row = healthRow(subjectOf(), reportOf({ cursorReset: true }), context);
    expect(row).toMatchObject({ category: "cursor_refused", details: { outcome: "drained", cursor_reset: true } });
  });

  it("names the service that asked for a wait", () => {
    const error = new ConnectorError("rate_limited", "events.1password.com answered 429.");
    expect(healthRow(subjectOf(), reportOf({ outcome: "rate_limited", error, lagMs: 90_000 }), context)).toMatchObject({
      category: "rate_limited",
      details: {
        outcome: "rate_limited",
        message: "events.1password.com answered 429.",
        events: 1_234,
        lag_seconds: 90,
      },
    });
  });

  it("that only probes whether the service takes rows tells of no run, least of all of a failed one", () => {
    const row = probeRow(subjectOf(), context);
    expect(row).toMatchObject({
      log_source: "healthevents",
      account_uuid: "7TQXN3WGMNBYRDCH2VJ6KSLAEU",
      category: "rows_refused",
      details: {
        run: "run-1",
        stream: "itemusages",
        outcome: "probe",
        message: "A batch was refused: this row was sent to see whether the service takes any.",
        events: 0,
        duration_seconds: 0,
      },
    });
    expect(row).not.toHaveProperty("action_type");
    expect(misfits(JSON.stringify(row))).toEqual([]);
  });

  it("fits the table in every case", () => {
    const outcomes = ["drained", "budget_spent", "rate_limited", "failed"] as const;
    const { lagMs: _lagMs, newestEventTime: _newest, ...bare } = reportOf();
    const reports = [
      reportOf(),
      bare,
      ...outcomes.map((outcome) => reportOf({ outcome })),
      ...categories.map((category) =>
        reportOf({ outcome: "failed", error: new ConnectorError(category, "x", { remedy: "y" }) }),
      ),
    ];
    const subjects = [
      subjectOf(),
      subjectOf({ account: "", secret: "", stream: everyStream, tokenExpiresAt: undefined }),
    ];
    const rows = subjects.flatMap((subject) => reports.map((report) => healthRow(subject, report, context)));
    expect(rows.flatMap((row) => misfits(JSON.stringify(row)))).toEqual([]);
  });

  it("carries the log_source that the table's description names", () => {
    expect(healthLogSource).toBe("healthevents");
    expect(table.columns.find(({ name }) => name === "log_source")?.description).toContain(healthLogSource);
  });
});

describe("the category of a run", () => {
  it("is ok, or what went wrong; an error comes before a refused cursor", () => {
    expect(categoryOf(reportOf())).toBe("ok");
    expect(categoryOf(reportOf({ outcome: "rate_limited" }))).toBe("ok");
    expect(categoryOf(reportOf({ cursorReset: true }))).toBe("cursor_refused");
    expect(categoryOf(reportOf({ error: refused, cursorReset: true }))).toBe("credentials_failed");
  });
});
