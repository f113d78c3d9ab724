import { describe, expect, test } from "vitest";
import { readNotebook } from "../../../page/views/workbook/read-notebook.ts";
import { readParameter } from "../../../page/views/workbook/parameter.ts";
import { readTile } from "../../../page/views/workbook/read-tile.ts";

describe("a definition that is none of ours", () => {
  test.each([undefined, null, 7, "text", [], {}, { items: "none" }])("%j has no items", (definition) => {
    expect(readNotebook(definition)).toEqual([]);
  });

  test("items of other kinds say what they are", () => {
    const items = readNotebook({
      items: [{ type: 10, name: "a metric" }, null, { type: 11, content: { style: "bullets" } }],
    });
    expect(items.map((item) => item.kind === "unknown" && item.what)).toEqual([
      "An item of type 10",
      "An item of type undefined",
      "Links of style bullets",
    ]);
  });

  test("queries and visuals of other kinds say what they are", () => {
    expect(readTile({ queryType: 8, visualization: "graph" })).toMatchObject({
      source: { kind: "unknown", what: "A query of type 8" },
      visual: { kind: "unknown" },
    });
    expect(readTile({ queryType: 12, query: "no JSON" }).source.kind).toBe("unknown");
    expect(readTile({ queryType: 0, visualization: "barchart" }).visual.kind).toBe("unknown");
  });

  test("a list whose values want other quotes than queries do cannot be chosen", () => {
    const list = { type: 2, name: "P", multiSelect: true, delimiter: ",", query: "T" };
    expect(readParameter({ ...list, quote: "'" }).kind).toBe("many");
    expect(readParameter({ ...list, quote: '"' }).kind).toBe("unknown");
  });
});

describe("the layout", () => {
  test.each([
    ["67", 67],
    [undefined, 100],
    ["0", 100],
    ["wide", 100],
    ["250", 100],
  ])("a width of %s takes %i percent", (customWidth, width) => {
    expect(readNotebook({ items: [{ type: 1, content: { json: "x" }, customWidth }] })[0]?.width).toBe(width);
  });

  test("one condition and several stand for themselves and for all", () => {
    const one = { parameterName: "A", comparison: "isEqualTo", value: "1" };
    const two = { parameterName: "B", comparison: "isNotEqualTo", value: "" };
    const [item] = readNotebook({ items: [{ type: 1, conditionalVisibility: one, conditionalVisibilities: [two] }] });
    expect(item?.conditions).toEqual([
      { parameter: "A", comparison: "isEqualTo", value: "1" },
      { parameter: "B", comparison: "isNotEqualTo", value: "" },
    ]);
  });
});

test("a step's own order counts when its grid has none, and icons' names are the columns'", () => {
  const step = { visualization: "table", queryType: 0 };
  const sortBy = [{ itemKey: "$gen_thresholds_State_1", sortOrder: 2 }];
  const expected = { grid: { sorting: { column: "State", descending: true } } };
  expect(readTile({ ...step, sortBy }).visual).toMatchObject(expected);
  expect(readTile({ ...step, gridSettings: { sortBy } }).visual).toMatchObject(expected);
});
