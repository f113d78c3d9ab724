import { describe, expect, it } from "vitest";
import { cellText } from "../../../page/table/cell-text.ts";
import { columnWidths } from "../../../page/table/column-widths.ts";
import { headingAfter, rowAfter } from "../../../page/table/row-walk.ts";
import { scrollTopFor } from "../../../page/table/scroll-top.ts";
import { withRow } from "../../../page/table/with-row.ts";

describe("rowAfter", () => {
  it.each([
    ["ArrowDown", 5, 6],
    ["ArrowUp", 5, 4],
    ["ArrowUp", 0, 0],
    ["PageDown", 5, 15],
    ["PageDown", 95, 99],
    ["PageUp", 5, 0],
    ["Home", 5, 0],
    ["End", 5, 99],
    ["a", 5, undefined],
  ])("%s leads from %i to %s of 100", (key, current, target) => {
    expect(rowAfter(key, current, 100, 10)).toBe(target);
  });

  it("leads nowhere without rows", () => {
    expect(rowAfter("End", 0, 0, 10)).toBeUndefined();
  });
});

describe("headingAfter", () => {
  it.each([
    ["ArrowRight", 0, 1],
    ["ArrowRight", 2, 2],
    ["ArrowLeft", 0, 0],
    ["End", 0, 2],
    ["Home", 2, 0],
    ["ArrowDown", 0, undefined],
  ])("%s leads from %i to %s of 3", (key, current, target) => {
    expect(headingAfter(key, current, 3)).toBe(target);
  });
});

describe("withRow", () => {
  it("draws the row where the keyboard is, in its place", () => {
    expect(withRow([5, 6, 7], 2, 10)).toEqual([2, 5, 6, 7]);
    expect(withRow([5, 6, 7], 9, 10)).toEqual([5, 6, 7, 9]);
    expect(withRow([5, 6, 7], 6, 10)).toEqual([5, 6, 7]);
    expect(withRow([], -1, 0)).toEqual([]);
  });
});

describe("columnWidths", () => {
  const columns = [
    { name: "a", type: "string" },
    { name: "quite a long name", type: "string" },
  ];

  it("gives each row the same total", () => {
    expect(columnWidths(columns, [["x".repeat(500), ""]])).toEqual({
      template: "minmax(48ch, 48fr) minmax(20ch, 20fr)",
      total: "68ch",
    });
  });

  it("looks at rows from the first to the last", () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => [index === 999 ? "x".repeat(30) : "x", ""]);
    expect(columnWidths(columns, rows).template).toMatch(/^minmax\(33ch/u);
  });
});

describe("cellText", () => {
  it.each([
    [null, "string", ""],
    [1234567, "long", "1,234,567"],
    ["9223372036854775807", "long", "9,223,372,036,854,775,807"],
    ["9223372036854775807", "string", "9223372036854775807"],
    ["2026-03-10T10:00:00.0000000Z", "datetime", "2026-03-10 10:00:00"],
    ["2026-03-10T10:00:00.1234567Z", "datetime", "2026-03-10 10:00:00.123"],
    [true, "bool", "true"],
    ['{"a":1}', "dynamic", '{"a":1}'],
  ])("%s of %s is shown as: %s", (cell, type, text) => {
    expect(cellText(cell, type)).toBe(text);
  });
});

describe("scrollTopFor", () => {
  it.each([
    ["a row above", 2, 60],
    ["a row below", 50, 51 * 30 - 300],
    ["a row in sight", 12, 300],
    ["the first row in sight", 10, 300],
    ["the last row in sight", 19, 300],
    ["a row that is cut at the foot", 20, 330],
  ])("scrolls as little as it takes: %s", (_, row, top) => {
    expect(scrollTopFor(row, 30, { top: 300, room: 300 })).toBe(top);
  });
});
