import { describe, expect, it } from "vitest";
import type { Detections } from "../../tools/bench/detections/measure.ts";
import { judge, reportLines } from "../../tools/bench/detections/report.ts";

type Rule = Detections["quiet"][number];

function rule(slug: string, opensIncidents: boolean, alerts: number): Rule {
  return {
    slug,
    severity: "Low",
    opensIncidents,
    runs: 240,
    seconds: 1,
    alerts: Array.from({ length: alerts }, (_, at) => ({ at, severity: "Low", title: slug })),
  };
}

/** Two rules on ten quiet days. */
function detections(opening: number, silent: number): Detections {
  const quiet = [rule("opening", true, opening), rule("silent", false, silent)];
  return { people: 200, days: 10, rows: 1, quiet, scenarios: [], seconds: 1 };
}

describe("the report on detections", () => {
  it.each([
    { opening: 30, silent: 0, isGood: true },
    { opening: 31, silent: 0, isGood: false },
    { opening: 10, silent: 20, isGood: true },
    { opening: 10, silent: 21, isGood: false },
    { opening: 0, silent: 31, isGood: false },
  ])(
    "calls $opening alerts with and $silent without an incident in ten days good: $isGood",
    ({ opening, silent, isGood }) => {
      expect(judge(detections(opening, silent)).isGood).toBe(isGood);
    },
  );

  it("tells the total beside its goal", () => {
    expect(reportLines(detections(10, 21))).toContain("        3.10  of all rules (goal: at most 3)");
  });
});
