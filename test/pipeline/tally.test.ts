import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { emptyTally, outcomeOf, reportOf } from "../../src/pipeline/tally.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";

const anHourAgo = new Date(noon - 3_600_000).toISOString();

describe("an error", () => {
  it("is how a run failed, but for a rate limit: the next run goes on", () => {
    expect(outcomeOf(new ConnectorError("rate_limited", "Too many."))).toBe("rate_limited");
    expect(outcomeOf(new ConnectorError("unavailable", "Gone."))).toBe("failed");
  });
});

describe("a report", () => {
  it("of nothing counts nothing", () => {
    const end = { outcome: "drained", error: undefined, newestEventTime: undefined } as const;
    expect(reportOf(emptyTally(), end, new VirtualClock(), 0)).toEqual({
      events: 0,
      pages: 0,
      batches: 0,
      bytes: 0,
      excluded: 0,
      rejected: 0,
      cut: 0,
      duplicatesAtRisk: 0,
      retries: 0,
      cursorReset: false,
      outcome: "drained",
      lagMs: 0,
      durationMs: 0,
    });
  });

  it("has the counts, how it ended and how long it took", async () => {
    const clock = new VirtualClock();
    await clock.advance(5_000);
    const error = new ConnectorError("network", "Gone.");
    const tally = { ...emptyTally(), events: 7, cursorReset: true };
    const report = reportOf(tally, { outcome: "failed", error, newestEventTime: anHourAgo }, clock, 2_000);
    expect(report).toMatchObject({
      events: 7,
      cursorReset: true,
      outcome: "failed",
      error,
      newestEventTime: anHourAgo,
      lagMs: 3_605_000,
      durationMs: 3_000,
    });
  });

  it("has no lag when everything is delivered, however old the newest event is", () => {
    const end = { outcome: "drained", error: undefined, newestEventTime: anHourAgo } as const;
    expect(reportOf(emptyTally(), end, new VirtualClock(), 0).lagMs).toBe(0);
  });

  it.each(["budget_spent", "rate_limited", "failed"] as const)("lags by the newest event's age when %s", (outcome) => {
    const end = { outcome, error: undefined, newestEventTime: anHourAgo };
    expect(reportOf(emptyTally(), end, new VirtualClock(), 0).lagMs).toBe(3_600_000);
  });

  it("does not know its lag when nothing was ever delivered", () => {
    const end = { outcome: "failed", error: undefined, newestEventTime: undefined } as const;
    const report = reportOf(emptyTally(), end, new VirtualClock(), 0);
    expect(report).not.toHaveProperty("lagMs");
    expect(report).not.toHaveProperty("newestEventTime");
    expect(report).not.toHaveProperty("error");
  });

  it("never lags or lasts less than nothing", () => {
    const inAnHour = new Date(noon + 3_600_000).toISOString();
    const end = { outcome: "failed", error: undefined, newestEventTime: inAnHour } as const;
    const report = reportOf(emptyTally(), end, new VirtualClock(), 500);
    expect(report.lagMs).toBe(0);
    expect(report.durationMs).toBe(0);
  });
});
