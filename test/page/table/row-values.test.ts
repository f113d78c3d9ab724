import { describe, expect, it } from "vitest";
import { rowValues } from "../../../page/table/row-values.ts";

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
