import { expect, it } from "vitest";
import { newestQuery, takeOf } from "../../../page/views/data/newest-query.ts";
import { itemOfRow, watchlistRows } from "../../../page/views/data/watchlist-rows.ts";
import { mentions } from "../../../page/views/data/mentions.ts";
import { placeOf } from "../../../page/shell/location.ts";

it.each([
  ["", true],
  ["SIGN", true],
  ["sign country", true],
  ["sign region", false],
])("finds %j in names and columns: %s", (words, isThere) => {
  expect(mentions(words, { name: "SignIns", columns: [{ name: "Country" }, { name: "City" }] })).toBe(isThere);
});

it("asks for the newest rows, quotes a name that needs it, and sorts only by a time that is there", () => {
  expect(newestQuery({ name: "Own_CL", columns: [{ name: "TimeGenerated" }] }, 50)).toBe(
    "Own_CL\n| sort by TimeGenerated desc\n| take 50",
  );
  expect(newestQuery({ name: String.raw`a'b\ | take 1`, columns: [] }, 1_000)).toBe(
    String.raw`['a\'b\\ | take 1']` + "\n| take 1000",
  );
});

it.each([
  ["", 50],
  ["rows=100000", 100_000],
  ["rows=7", 50],
  ["rows=1e3", 50],
])("takes no other number of rows from an address than it offers: %j", (search, take) => {
  expect(takeOf(new URLSearchParams(search))).toBe(take);
});

it("shows the rows of a watchlist that have a text, and knows which item each is", () => {
  const items = [
    { id: "1", values: { Key: "Alpha", Note: "x" } },
    { id: "2", values: { Key: "beta" } },
  ];
  const watchlist = {
    alias: "ours",
    name: "Ours",
    description: "",
    searchKey: "Key",
    rules: [],
    columns: [{ name: "Key" }, { name: "Note" }],
    items,
  };
  expect(watchlistRows(watchlist).rows).toEqual([
    ["Alpha", "x", "1"],
    ["beta", "", "2"],
  ]);
  // The id has no column, so it is not found.
  expect(watchlistRows(watchlist, "2").rows).toEqual([]);
  const [row = []] = watchlistRows(watchlist, "BET").rows;
  expect(itemOfRow(watchlist, row)).toBe(items[1]);
});

it("takes an address that cannot be decoded as it is", () => {
  expect(placeOf("#/data/%/x")).toMatchObject({ view: "data", below: ["%", "x"] });
});
