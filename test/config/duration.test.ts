import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDuration, sayDuration } from "../../src/duration.ts";

describe("a duration", () => {
  it.each([
    ["PT1S", 1_000],
    ["PT1M", 60_000],
    ["PT1H", 3_600_000],
    ["P1D", 86_400_000],
    ["P1W", 604_800_000],
    ["P1W2DT3H4M5S", 788_645_000],
    ["PT0.5S", 500],
    ["PT1,5M", 90_000],
    ["P1.5D", 129_600_000],
    ["PT90M", 5_400_000],
    ["P1.25W", 756_000_000],
    ["P0.25D", 21_600_000],
    ["PT1.25H", 4_500_000],
    ["PT0,25M", 15_000],
    ["PT0.125S", 125],
    ["P0D", 0],
    ["PT0S", 0],
    ["P120D", 10_368_000_000],
  ])("%s is %i ms", (text, ms) => {
    expect(readDuration(text)).toBe(ms);
  });

  it.each([
    "",
    "P",
    "PT",
    "P1DT",
    "4M",
    "240",
    "pt4m",
    "P1M",
    "P1Y",
    "P0Y1D",
    "P1Y2M3D",
    "-PT4M",
    "PT-4M",
    "+P1D",
    "PT1H30",
    "PT1M1H",
    "PT4MPT4M",
    "P1DP1D",
    "xPT4M",
    "PT4Mx",
    "PT4M ",
    " PT4M",
    "PT4M\n",
    "PT1.S",
    "PT.5S",
    "PT1.2.3S",
    "PTS",
    "PD",
    "P1H",
    "PT1D",
    "P1S",
    "00:04:00",
    "Infinity",
  ])("is not read from %j", (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it("is the sum of its parts", () => {
    const part = fc.integer({ min: 0, max: 999 });
    fc.assert(
      fc.property(part, part, part, part, part, (w, d, h, m, s) => {
        expect(readDuration(`P${w}W${d}DT${h}H${m}M${s}S`)).toBe(((((w * 7 + d) * 24 + h) * 60 + m) * 60 + s) * 1_000);
      }),
    );
  });
});

describe("a length of time in words", () => {
  it.each([
    [0, "0 ms"],
    [40, "40 ms"],
    [99, "99 ms"],
    [100, "0.1 s"],
    [1_260, "1.3 s"],
    [9_949, "9.9 s"],
    [9_950, "10 s"],
    [90_000, "90 s"],
    [119_999, "120 s"],
    [120_000, "2 min"],
    [720_000, "12 min"],
    [7_199_999, "120 min"],
    [7_200_000, "2 h"],
    [90_000_000, "25 h"],
    [259_199_999, "72 h"],
    [259_200_000, "3 days"],
    [86_400_000 * 120, "120 days"],
  ])("of %i ms is %s", (ms, words) => {
    expect(sayDuration(ms)).toBe(words);
  });
});
