import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { everyStream } from "../../src/health.ts";
import type { HealthSubject } from "../../src/health.ts";
import { logStream, nameOf } from "../../src/log-line.ts";
import type { StreamReport } from "../../src/pipeline/tally.ts";
import { reportOf, subjectOf } from "./reports.ts";

/** What is logged of a run: `level line`. */
function linesOf(report: StreamReport, subject: HealthSubject = subjectOf()): string[] {
  const lines: string[] = [];
  const at = (level: string) => (line: string) => {
    lines.push(`${level} ${line}`);
  };
  logStream({ info: at("info"), warn: at("warn"), error: at("error") }, subject, report);
  return lines;
}

const name = "itemusages (account 7TQXN3WGMNBYRDCH2VJ6KSLAEU, secret onepassword-events-token)";

const rejected = "See the container rejected-events for what did not fit.";
const startedAnew =
  "1Password refused the stored cursor: the stream started anew before the newest event, the parsers remove repeats. [cursor_refused]";

describe("the log line of a run", () => {
  it("says that all is well", () => {
    expect(linesOf(reportOf())).toEqual([`info ${name}: 1234 events in 2 pages, up to date, took 1.3 s.`]);
  });

  it("says that there was nothing, or just one", () => {
    expect(linesOf(reportOf({ events: 0, pages: 1, batches: 0, bytes: 0, durationMs: 40 }))).toEqual([
      `info ${name}: 0 events in 1 page, up to date, took 40 ms.`,
    ]);
    expect(linesOf(reportOf({ events: 1, retries: 1 }))).toEqual([
      `info ${name}: 1 event in 2 pages, 1 retry, up to date, took 1.3 s.`,
    ]);
  });

  it("says that more is waiting, and how far behind it is", () => {
    expect(linesOf(reportOf({ outcome: "budget_spent", lagMs: 90_000, durationMs: 240_000 }))).toEqual([
      `info ${name}: 1234 events in 2 pages, more is waiting: the run's time is over, the next run goes on, 90 s behind, took 4 min.`,
    ]);
  });

  it("does not say how far behind it is when nobody knows", () => {
    const { lagMs: _lagMs, ...report } = reportOf({ outcome: "budget_spent" });
    expect(linesOf(report)).toEqual([
      `info ${name}: 1234 events in 2 pages, more is waiting: the run's time is over, the next run goes on, took 1.3 s.`,
    ]);
  });

  it("counts what is out of the ordinary, and only that", () => {
    expect(linesOf(reportOf({ excluded: 1, duplicatesAtRisk: 4, retries: 5 }))).toEqual([
      `info ${name}: 1234 events in 2 pages, 1 excluded, 4 may stand twice in the table, 5 retries, up to date, took 1.3 s.`,
    ]);
  });

  it.each([
    [{ rejected: 2 }, "2 rejected"],
    [{ cut: 1 }, "1 cut"],
    [{ cut: 1, rejected: 2 }, "1 cut, 2 rejected"],
  ])("warns of what did not fit, and says where it is: %j", (counts, told) => {
    expect(linesOf(reportOf(counts))).toEqual([
      `warn ${name}: 1234 events in 2 pages, ${told}, up to date, took 1.3 s. ${rejected}`,
    ]);
  });

  it("warns of a refused cursor, and of what did not fit beside it", () => {
    expect(linesOf(reportOf({ cursorReset: true }))).toEqual([
      `warn ${name}: 1234 events in 2 pages, up to date, took 1.3 s. ${startedAnew}`,
    ]);
    expect(linesOf(reportOf({ cursorReset: true, rejected: 1 }))).toEqual([
      `warn ${name}: 1234 events in 2 pages, 1 rejected, up to date, took 1.3 s. ${startedAnew} ${rejected}`,
    ]);
  });

  it("is an error that begins with what went wrong, its remedy and its category, when the run failed", () => {
    const error = new ConnectorError("credentials_failed", "events.1password.com answered 401: it is refused.", {
      remedy: "Make a new one.",
    });
    const why = "events.1password.com answered 401: it is refused. Make a new one. [credentials_failed]";
    expect(linesOf(reportOf({ outcome: "failed", error, events: 12, pages: 1, lagMs: 3_000 }))).toEqual([
      `error ${name} failed: ${why} Before that: 12 events in 1 page, 3.0 s behind, took 1.3 s.`,
    ]);
    expect(linesOf(reportOf({ outcome: "failed", error, events: 0, pages: 0, lagMs: 3_000 }))).toEqual([
      `error ${name} failed: ${why} It took 1.3 s, 3.0 s behind.`,
    ]);
  });

  it("counts what is out of the ordinary before a failure, though not a page was delivered", () => {
    const error = new ConnectorError("network", "Gone.");
    const nothing = { outcome: "failed", error, events: 0, pages: 0, lagMs: 0 } as const;
    expect(linesOf(reportOf({ ...nothing, retries: 4, duplicatesAtRisk: 10 }))).toEqual([
      `error ${name} failed: Gone. The next run tries again. [network] Before that: 0 events in 0 pages, 10 may stand twice in the table, 4 retries, took 1.3 s.`,
    ]);
  });

  it("says after a failure what else there was", () => {
    const error = new ConnectorError("storage_refused", "It is refused.");
    const report = reportOf({ outcome: "failed", error, cursorReset: true, cut: 1 });
    expect(linesOf(report)).toEqual([
      `error ${name} failed: It is refused. [storage_refused] Before that: 1234 events in 2 pages, 1 cut, took 1.3 s. ${startedAnew} ${rejected}`,
    ]);
  });

  it.each(["network", "cursor_refused", "unexpected"] as const)(
    "says that the next run tries again after a failure that may pass: %s",
    (category) => {
      const report = reportOf({
        outcome: "failed",
        error: new ConnectorError(category, "Gone."),
        events: 0,
        pages: 0,
        lagMs: 0,
      });
      expect(linesOf(report)).toEqual([
        `error ${name} failed: Gone. The next run tries again. [${category}] It took 1.3 s.`,
      ]);
    },
  );

  it("is a warning that names the service when a wait does not fit into the run", () => {
    const error = new ConnectorError("rate_limited", "events.1password.com answered 429.");
    const waits = { outcome: "rate_limited", error, lagMs: 90_000_000 } as const;
    expect(linesOf(reportOf(waits))).toEqual([
      `warn ${name} must wait: events.1password.com answered 429. The next run goes on. [rate_limited] Before that: 1234 events in 2 pages, 25 h behind, took 1.3 s.`,
    ]);
    expect(linesOf(reportOf({ ...waits, events: 0, pages: 0 }))).toEqual([
      `warn ${name} must wait: events.1password.com answered 429. The next run goes on. [rate_limited] It took 1.3 s, 25 h behind.`,
    ]);
  });
});

describe("a stream's name in messages", () => {
  it("has the account and the secret as far as they are known", () => {
    expect(nameOf(subjectOf())).toBe(name);
    expect(nameOf(subjectOf({ account: "" }))).toBe("itemusages (secret onepassword-events-token)");
    expect(nameOf(subjectOf({ secret: "" }))).toBe("itemusages (account 7TQXN3WGMNBYRDCH2VJ6KSLAEU)");
    expect(nameOf(subjectOf({ account: "", stream: everyStream }))).toBe(
      "all streams (secret onepassword-events-token)",
    );
    expect(nameOf(subjectOf({ account: "", secret: "", stream: everyStream }))).toBe("all streams");
  });
});
