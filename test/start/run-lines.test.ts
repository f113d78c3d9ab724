import { describe, expect, it } from "vitest";
import { heading, isDrained, writeLine } from "../../local-cloud/run-lines.ts";
import { line } from "./stream-line.ts";

describe("a run", () => {
  it("left nothing behind when each stream is drained, and a probe does not count", () => {
    expect(isDrained([line, { ...line, outcome: "probe", category: "rows_refused" }])).toBe(true);
  });

  it.each(["budget_spent", "rate_limited", "failed"])("left something behind when a stream is %s", (outcome) => {
    expect(isDrained([line, { ...line, outcome }])).toBe(false);
  });
});

describe("a line of a run", () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);

  it("stands under its heading", () => {
    expect([heading, writeLine(line, at)]).toEqual([
      "time      stream             events pages      lag     took  outcome",
      "03:04:05  itemusages          1,500     2      0 s    1.0 s  drained",
    ]);
  });

  it("says what went wrong", () => {
    const failed = { ...line, category: "network", outcome: "failed", message: "No answer.", lagSeconds: undefined };
    expect(writeLine(failed, at)).toMatch(/ \? +1\.0 s {2}network: No answer\.$/);
  });
});
