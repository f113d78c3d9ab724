import { expect, it } from "vitest";

import { readSeparated, readSeparatedLines } from "../../../../local-cloud/azure/query/separated-text.ts";

it.each([
  ["", []],
  [
    "a,b\n1,2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "a,b\r\n1,\r\n",
    [
      ["a", "b"],
      ["1", ""],
    ],
  ],
  ['"x, ""y""","two\nlines"', [['x, "y"', "two\nlines"]]],
  ["\n\na\n\n", [["a"]]],
  [",b", [["", "b"]]],
])("reads %j", (text, expected) => {
  expect(readSeparated(text, ",")).toEqual(expected);
});

it("reads values separated by tabs", () => {
  expect(readSeparated("a,b\tc", "\t")).toEqual([["a,b", "c"]]);
});

it("says at which line each row begins", () => {
  expect(readSeparatedLines('a,b\r\n\r\n"two\nlines",x\nlast,', ",")).toEqual({
    rows: [
      { line: 1, fields: ["a", "b"] },
      { line: 3, fields: ["two\nlines", "x"] },
      { line: 5, fields: ["last", ""] },
    ],
    brokenLine: undefined,
  });
});

it.each([
  ["a quote that is not closed", 'a\n"b', 2],
  ["text behind a quoted field", 'a\nb\n"c"d,e', 3],
])("says where %s is", (_, text, line) => {
  expect(readSeparatedLines(text, ",").brokenLine).toBe(line);
});
