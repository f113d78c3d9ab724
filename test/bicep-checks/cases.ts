import { describe, expect, it } from "vitest";
import { type Around, findings } from "./findings.ts";

/** Text that is refused, and almost the same that is accepted. */
export interface Case extends Around {
  readonly what: string;
  readonly bad: string;
  /** By which code, and at which word: `BCP033 'ninety'`. */
  readonly found: string | readonly string[];
  readonly good: string;
}

export function refuses(cases: readonly Case[]): void {
  describe.each(cases)("$what", ({ bad, found, good, ...around }) => {
    it("is refused where it stands", () => {
      expect(findings(bad, around)).toEqual([found].flat());
    });

    it("is accepted when it is right", () => {
      expect(findings(good, around)).toEqual([]);
    });
  });
}
