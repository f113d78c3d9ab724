import { describe, expect, it } from "vitest";
import { completionWord, offersCompletion } from "../../../page/views/logs/completion-words.ts";
import { nameInQuery, watchlistInQuery } from "../../../page/views/logs/insertion.ts";
import { partClass } from "../../../page/views/logs/part-class.ts";
import { rowValues } from "../../../page/views/logs/row-values.ts";

describe("rowValues", () => {
  it("shows dynamic values as indented JSON, and everything else as in the table", () => {
    const columns = [
      { name: "d", type: "dynamic" },
      { name: "s", type: "dynamic" },
      { name: "t", type: "datetime" },
      { name: "e", type: "string" },
      { name: "text", type: "string" },
    ];
    const row = ['{"a":[1]}', "no JSON", "2026-03-10T10:00:00Z", null, '{"a":1}'];
    expect(rowValues(columns, row).map(({ text, isBlock }) => [text, isBlock])).toEqual([
      ['{\n  "a": [\n    1\n  ]\n}', true],
      ["no JSON", false],
      ["2026-03-10 10:00:00", false],
      ["", false],
      ['{"a":1}', false],
    ]);
  });
});

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
