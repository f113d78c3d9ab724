import { describe, expect, it } from "vitest";
import { coveragePage } from "../../tools/content/build/pages.ts";

describe("the page on coverage", () => {
  it("says beside our rules what they do not see", () => {
    const detections = [
      { id: "half", detects: "Something.", vendors: [], partly: "Not on Sundays." },
      { id: "whole", detects: "Something else.", vendors: [] },
    ];
    const page = coveragePage([{ source: "Others", detections }], []);
    const rowOf = (id: string): string | undefined => page.split("\n").find((line) => line.includes(`\`${id}\``));
    expect(rowOf("half")).toContain("Partly: Not on Sundays.");
    expect(rowOf("whole")).not.toContain("Partly");
  });
});
