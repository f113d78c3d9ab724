import { describe, expect, it } from "vitest";
import { nextSorting, sortedRows } from "../../../page/table/sorting.ts";

const up = { column: 0, descending: false };
const down = { column: 0, descending: true };

function sorted(cells: readonly (string | number | boolean | null)[], sorting = up, type?: string) {
  return sortedRows(
    cells.map((cell) => [cell]),
    sorting,
    type,
  ).map(([cell]) => cell);
}

describe("sorting", () => {
  it("goes up, down, and back to how the rows came", () => {
    const first = nextSorting(undefined, 2);
    const second = nextSorting(first, 2);
    expect([first, second, nextSorting(second, 2)]).toEqual([
      { column: 2, descending: false },
      { column: 2, descending: true },
      undefined,
    ]);
    expect(nextSorting(second, 1)).toEqual({ column: 1, descending: false });
  });

  it("leaves the rows as they came without an order, and never changes them", () => {
    const rows = [["b"], ["a"]];
    expect(sortedRows(rows, undefined)).toBe(rows);
    sortedRows(rows, up);
    expect(rows).toEqual([["b"], ["a"]]);
  });

  it("puts numbers by their value, also in texts", () => {
    expect(sorted([10, 9, -1])).toEqual([-1, 9, 10]);
    expect(sorted(["item 10", "item 9", "Item 1"])).toEqual(["Item 1", "item 9", "item 10"]);
    expect(sorted(["192.0.2.10", "192.0.2.9"])).toEqual(["192.0.2.9", "192.0.2.10"]);
  });

  it("knows no case and no accents", () => {
    expect(sorted(["Zoe", "émile", "Anna"])).toEqual(["Anna", "émile", "Zoe"]);
  });

  it("puts empty cells last either way", () => {
    expect(sorted([null, "b", "", "a"])).toEqual(["a", "b", null, ""]);
    expect(sorted([null, "b", "", "a"], down)).toEqual(["b", "a", null, ""]);
  });

  it("keeps rows that are alike as they came, either way", () => {
    const rows = [
      ["a", 1],
      ["b", 2],
      ["A", 3],
    ];
    expect(sortedRows(rows, up).map(([, number]) => number)).toEqual([1, 3, 2]);
    expect(sortedRows(rows, down).map(([, number]) => number)).toEqual([2, 1, 3]);
  });

  it("puts longs by their value that a number has no room for", () => {
    expect(sorted(["9223372036854775807", 5, "-9223372036854775808"], up, "long")).toEqual([
      "-9223372036854775808",
      5,
      "9223372036854775807",
    ]);
  });
});
