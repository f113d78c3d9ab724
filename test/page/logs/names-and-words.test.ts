import { describe, expect, it } from "vitest";
import { completionWord, offersCompletion } from "../../../page/views/logs/completion-words.ts";
import { nameInQuery, watchlistInQuery } from "../../../page/views/logs/insertion.ts";
import { partClass } from "../../../page/views/logs/part-class.ts";

describe("offersCompletion", () => {
  it.each(["OneP", "T | ", "T |", "T | where strlen(", "a, ", "summarize count() by ", "x = "])(
    "after: %j",
    (before) => {
      expect(offersCompletion(before)).toBe(true);
    },
  );

  it.each(["", "T ", "x)", "5", "where a > 1 "])("not after: %j", (before) => {
    expect(offersCompletion(before)).toBe(false);
  });
});

describe("names that are put into a query", () => {
  it.each([
    ["UserEmail", "UserEmail"],
    ["two words", "['two words']"],
    ["it's", String.raw`['it\'s']`],
    ["9a", "['9a']"],
  ])("%s as %s", (name, text) => {
    expect(nameInQuery(name)).toBe(text);
  });

  it("names a watchlist by its function", () => {
    expect(watchlistInQuery("Leavers")).toBe("_GetWatchlist('Leavers')");
    expect(watchlistInQuery("a'b")).toBe(String.raw`_GetWatchlist('a\'b')`);
  });
});

it("has a word and a colour for what Microsoft's service says", () => {
  expect([completionWord("Column"), completionWord("Unknown")]).toEqual(["column", undefined]);
  expect([partClass("Column"), partClass("PlainText")]).toEqual(["kql-column", undefined]);
});
