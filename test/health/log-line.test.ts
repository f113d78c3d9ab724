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

describe("the log line of a run", () => {
  it("says that all is well", () => {
    expect(linesOf(reportOf())).toEqual([`info ${name}: 1234 events in 2 pages, up to date, 1.3 s.`]);
  });

  it("says that there was nothing", () => {
    expect(linesOf(reportOf({ events: 0, pages: 1, batches: 0, bytes: 0, durationMs: 40 }))).toEqual([
      `info ${name}: 0 events in 1 pages, up to date, 0.0 s.`,
    ]);
  });

  it("says that more is waiting, and how far behind it is", () => {
    expect(linesOf(reportOf({ outcome: "budget_spent", lagMs: 90_000, durationMs: 240_000 }))).toEqual([
      `info ${name}: 1234 events in 2 pages, more is waiting: the run's time is over, the next run goes on, 90.0 s behind, 240.0 s.`,
    ]);
    expect(linesOf(reportOf({ outcome: "rate_limited", lagMs: 90_000 }))).toEqual([
      `info ${name}: 1234 events in 2 pages, more is waiting: the rate limit is used up, the next run goes on, 90.0 s behind, 1.3 s.`,
    ]);
  });

  it("does not say how far behind it is when nobody knows", () => {
    const { lagMs: _lagMs, ...report } = reportOf({ outcome: "budget_spent" });
    expect(linesOf(report)).toEqual([
      `info ${name}: 1234 events in 2 pages, more is waiting: the run's time is over, the next run goes on, 1.3 s.`,
    ]);
  });

  it("counts what is out of the ordinary, and only that", () => {
    expect(linesOf(reportOf({ excluded: 1, duplicatesAtRisk: 4, retries: 5 }))).toEqual([
      `info ${name}: 1234 events in 2 pages, 1 excluded, 4 at risk of repetition, 5 retries, up to date, 1.3 s.`,
    ]);
  });

  it.each([
    [{ rejected: 2 }, "2 rejected"],
    [{ cut: 1 }, "1 cut"],
    [{ cut: 1, rejected: 2 }, "1 cut, 2 rejected"],
  ])("warns of what did not fit, and says where it is: %j", (counts, told) => {
    expect(linesOf(reportOf(counts))).toEqual([
      `warn ${name}: 1234 events in 2 pages, ${told}, up to date, 1.3 s. See the container rejected-events for what did not fit.`,
    ]);
  });

  it("warns of a refused cursor", () => {
    expect(linesOf(reportOf({ cursorReset: true, rejected: 1 }))).toEqual([
      `warn ${name}: 1234 events in 2 pages, 1 rejected, up to date, 1.3 s. 1Password refused the stored cursor: started anew before the newest event; repeats go by uuid. [cursor_refused]`,
    ]);
  });

  it("is an error with its remedy and its category when the run failed", () => {
    const error = new ConnectorError("credentials_failed", "events.1password.com answered 401: it is refused.", {
      remedy: "Make a new one.",
    });
    const report = reportOf({ outcome: "failed", error, events: 0, pages: 0, lagMs: 3_000, cursorReset: true, cut: 1 });
    expect(linesOf(report)).toEqual([
      `error ${name}: 0 events in 0 pages, 1 cut, failed, 3.0 s behind, 1.3 s. events.1password.com answered 401: it is refused. Make a new one. [credentials_failed]`,
    ]);
  });

  it("is a warning when the run ended well in spite of an error", () => {
    const error = new ConnectorError("network", "Gone.");
    expect(linesOf(reportOf({ error }))).toEqual([
      `warn ${name}: 1234 events in 2 pages, up to date, 1.3 s. Gone. [network]`,
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
