import { expect, it } from "vitest";

import { readSeparated } from "../../../../local-cloud/azure/query/separated-text.ts";

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
