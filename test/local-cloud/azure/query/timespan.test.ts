import { describe, expect, it } from "vitest";

import { readTimespan } from "../../../../local-cloud/azure/query/timespan.ts";

const now = Date.parse("2026-03-31T12:00:00Z");
const iso = ({ from, to }: { from: number; to: number }): string =>
  `${new Date(from).toISOString()} ${new Date(to).toISOString()}`;

describe("a timespan", () => {
  it.each([
    ["PT12H", "2026-03-31T00:00:00.000Z 2026-03-31T12:00:00.000Z"],
    ["P1DT30M", "2026-03-30T11:30:00.000Z 2026-03-31T12:00:00.000Z"],
    ["2026-03-01/2026-03-02T06:00:00Z", "2026-03-01T00:00:00.000Z 2026-03-02T06:00:00.000Z"],
    ["2026-03-01T00:00:00Z/PT1H", "2026-03-01T00:00:00.000Z 2026-03-01T01:00:00.000Z"],
    ["P1W/2026-03-08T00:00:00Z", "2026-03-01T00:00:00.000Z 2026-03-08T00:00:00.000Z"],
    ["P1M/2026-03-15T00:00:00Z", "2026-02-15T00:00:00.000Z 2026-03-15T00:00:00.000Z"],
  ])("%s is %s", (text, expected) => {
    const interval = readTimespan(text, now);
    expect(interval && iso(interval)).toBe(expected);
  });

  it.each(["", "soon", "P", "PT", "1D", "PT1H/PT2H", "2026-03-01", "2026-03-01/", "2026-03-01/PT1H/PT1H", "PT1Hx"])(
    "is not %j",
    (text) => {
      expect(readTimespan(text, now)).toBeUndefined();
    },
  );
});
