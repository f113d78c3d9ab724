import { describe, expect, it } from "vitest";
import { noTotals, sayArrival, sayTotals, withRun } from "../../local-cloud/totals.ts";
import { line } from "./stream-line.ts";

describe("totals", () => {
  it("add up over streams and runs", () => {
    const totals = withRun(withRun(noTotals, [line, line]), [line]);
    expect(totals).toEqual({ runs: 2, events: 4_500, pages: 6 });
    expect(sayTotals(totals, 4_503)).toBe(
      "In all: 4,500 events, 6 pages, 2 runs; 4,503 rows in the table, with the health rows.",
    );
  });

  it("count a run that said nothing", () => {
    expect(withRun(noTotals, [])).toEqual({ runs: 1, events: 0, pages: 0 });
  });
});

describe("the last sentence", () => {
  it.each([
    [{ events: 1_044, missing: 0, repeats: 0 }, "Every one of the 1,044 generated events is in the table exactly once"],
    [{ events: 1_044, missing: 0, repeats: 3 }, "is in the table; 3 stand there again"],
    [{ events: 1_044, missing: 2, repeats: 3 }, "2 of 1,044 generated events are not in the table."],
  ])("tells what %j means", (arrival, sentence) => {
    expect(sayArrival(arrival)).toContain(sentence);
  });
});
