import { describe, expect, it } from "vitest";
import { readTimespan } from "../../../local-cloud/azure/query/timespan.ts";
import { choicesFor, rangeInAddress, rangeOf, rangeProblem, timespanOf } from "../../../page/views/logs/time-range.ts";

const now = Date.parse("2026-03-10T10:00:00Z");
const custom = (from: string, to: string) => ({ id: "custom", from, to });

describe("a time range", () => {
  it("is a timespan that the query API understands, whichever is chosen", () => {
    for (const { id } of choicesFor(rangeOf("P1D"))) {
      const timespan = timespanOf({ id, from: "2026-03-09T00:00", to: "" });
      expect(timespan === undefined ? id : readTimespan(timespan, now)).toBeDefined();
    }
  });

  it("is all time without a timespan", () => {
    expect(timespanOf(rangeOf(null))).toBeUndefined();
    expect(timespanOf(rangeOf("all"))).toBeUndefined();
    expect(timespanOf(custom("", ""))).toBeUndefined();
  });

  it("goes from one time to another in UTC; an end that is left out is open", () => {
    expect(timespanOf(custom("2026-03-09T08:00", "2026-03-09T09:30:15"))).toBe(
      "2026-03-09T08:00:00Z/2026-03-09T09:30:15Z",
    );
    const open = readTimespan(timespanOf(custom("2026-03-09T08:00", "")) ?? "", now);
    expect(open?.from).toBe(Date.parse("2026-03-09T08:00:00Z"));
    expect(open?.to).toBeGreaterThan(now);
    expect(readTimespan(timespanOf(custom("", "2026-03-09T08:00")) ?? "", now)?.from).toBe(0);
  });

  it.each(["P1D", "PT1H", "all", "P14D", "PT2H", "2026-03-09T08:00:00Z/2026-03-09T09:30:15Z"])(
    "comes back from an address as it went there: %s",
    (timespan) => {
      expect(rangeInAddress(rangeOf(timespan))).toBe(timespan);
    },
  );

  it.each([custom("2026-03-09T08:00:00", ""), custom("", "2026-03-09T08:00:00")])(
    "keeps an open end open when its address is read again: %j",
    (range) => {
      expect(rangeOf(rangeInAddress(range))).toEqual(range);
    },
  );

  it("covers what an address names to the millisecond", () => {
    expect(rangeOf("2026-03-09T08:00:00.900Z/2026-03-09T09:00:00.100Z")).toEqual(
      custom("2026-03-09T08:00:00", "2026-03-09T09:00:01"),
    );
  });

  it("is offered as a choice when an address names one that is none", () => {
    expect(choicesFor(rangeOf("P14D"))[0]).toEqual({ id: "P14D", title: "P14D" });
    expect(choicesFor(rangeOf("P1D")).filter(({ id }) => id === "P1D")).toHaveLength(1);
  });

  it("has its end behind its beginning", () => {
    expect(rangeProblem(custom("2026-03-09T08:00", "2026-03-08T08:00"))).toBe("The end is before the beginning.");
    expect(rangeProblem(custom("2026-03-08T08:00", "2026-03-09T08:00"))).toBeUndefined();
    expect(rangeProblem({ id: "P1D", from: "2026-03-09T08:00", to: "2026-03-08T08:00" })).toBeUndefined();
  });
});
