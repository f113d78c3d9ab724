import { expect, it } from "vitest";
import { countText } from "../../page/words/count-text.ts";
import { hasWords } from "../../page/words/has-words.ts";
import { clockText, momentText, timeText } from "../../page/words/moment-text.ts";
import { spaced } from "../../page/words/spaced.ts";

it("counts in words", () => {
  expect([0, 1, 2_000].map((count) => countText(count, "row"))).toEqual(["0 rows", "1 row", "2,000 rows"]);
});

it("finds words in any order and case", () => {
  expect(hasWords("who  SHARED", ["Shared by somebody", "Who?"])).toBe(true);
  expect(hasWords("nobody", ["Shared by somebody"])).toBe(false);
  expect(hasWords(" ", ["Shared by somebody"])).toBe(true);
});

it("says a moment in UTC, and its time of day", () => {
  const at = Date.parse("2026-03-10T23:59:59.250Z");
  expect([momentText(at), clockText(at)]).toEqual(["2026-03-10 23:59:59", "23:59:59"]);
  expect(timeText("2026-03-10T23:59:59.2500000Z")).toBe("2026-03-10 23:59:59.250");
});

it("says Microsoft's names as words", () => {
  expect(["TruePositive", "CommandAndControl"].map(spaced)).toEqual(["True positive", "Command and control"]);
});
