import { describe, expect, test } from "vitest";
import {
  formattedText,
  readNumberFormat,
  readThreshold,
  safeAddress,
  shareOf,
  thresholdOf,
} from "../../../page/views/workbook/cell-format.ts";
import { fieldOf, filteredRows, greatestValues, shownRows } from "../../../page/views/workbook/grid-rows.ts";
import { incidentAddress } from "../../../page/views/workbook/incident-address.ts";
import { readGrid } from "../../../page/views/workbook/grid.ts";
import { resourceRows } from "../../../page/views/workbook/resource-rows.ts";

const columns = [
  { name: "UserUuid", type: "string" },
  { name: "Person", type: "string" },
  { name: "Uses", type: "long" },
];
const rows = [
  ["A", "anna", 3],
  ["B", "ben", 12],
  ["C", null, null],
];
const grid = readGrid({
  formatters: [{ columnMatch: "UserUuid", formatter: 5 }],
  rowLimit: 2,
  sortBy: [{ itemKey: "Uses", sortOrder: 2 }],
});

describe("the rows of a table", () => {
  test("are sorted and as many as wanted, with hidden cells behind the others", () => {
    const shown = shownRows({ columns, rows }, grid);
    expect(shown.columns.map(({ name }) => name)).toEqual(["Person", "Uses"]);
    expect(shown.rows).toEqual([
      ["ben", 12, "B"],
      ["anna", 3, "A"],
    ]);
    expect(shown.of).toBe(3);
    expect(fieldOf(shown.all, shown.rows[0] ?? [], "UserUuid")).toBe("B");
    expect(fieldOf(shown.all, shown.rows[0] ?? [], "Nothing")).toBe("");
  });

  test("are found by any text that is seen of them, and by none that is hidden", () => {
    const shown = shownRows({ columns, rows }, grid);
    expect(filteredRows(shown.rows, shown.columns, " BEN ")).toEqual([["ben", 12, "B"]]);
    expect(filteredRows(shown.rows, shown.columns, "12")).toHaveLength(1);
    expect(filteredRows(shown.rows.slice(1), shown.columns, "UserUuid")).toEqual([]);
    expect(filteredRows(shown.rows, shown.columns, "")).toHaveLength(2);
  });

  test("have bars that are measured by the greatest of their column", () => {
    expect(greatestValues(columns, rows).get("Uses")).toBe(12);
    expect(greatestValues(columns, rows).get("Person")).toBe(0);
    expect([shareOf(3, 12), shareOf(12, 12), shareOf(-1, 12), shareOf(null, 12), shareOf(1, 0)]).toEqual([
      0.25, 1, 0, 0, 0,
    ]);
  });
});

describe("a cell", () => {
  test("has as many digits as its format wants", () => {
    const number = readNumberFormat({ unit: 0, options: { useGrouping: true, maximumFractionDigits: 1 } });
    expect(formattedText(1234.567, "real", number)).toBe("1,234.6");
    expect(formattedText(1234.5678, "real", undefined)).toBe("1,234.568");
    expect(formattedText("text", "string", number)).toBe("text");
  });

  test.each([
    ["High", { sign: "✕", mark: "bad", text: "High" }],
    ["else", { sign: "?", mark: "", text: "else" }],
    [true, { sign: "✓", mark: "good", text: "on" }],
    [false, { sign: "–", mark: "", text: "off" }],
    ["", undefined],
    [null, undefined],
  ])("%j has the icon and the text of its threshold", (cell, expected) => {
    const known = [
      { operator: "==", thresholdValue: "High", representation: "4", text: "{0}{1}" },
      { operator: "==", thresholdValue: "true", representation: "success", text: "on" },
      { operator: "==", thresholdValue: "false", representation: "disabled", text: "off" },
      { operator: "Default", representation: "Unknown", text: "{0}{1}" },
    ].map(readThreshold);
    expect(thresholdOf(cell, "string", { kind: "thresholds", known, number: undefined })).toEqual(expected);
  });

  test.each([
    [">", "10", "9", false],
    [">", "10", "11", true],
    ["<=", "10", "10", true],
    ["!=", "a", "b", true],
    ["contains", "b", "abc", true],
    ["startsWith", "b", "abc", false],
    ["made up", "b", "b", false],
  ])("with threshold %s %s: %s matches: %j", (operator, thresholdValue, cell, matches) => {
    const known = [readThreshold({ operator, thresholdValue, representation: "4" })];
    const { mark } = thresholdOf(cell, "string", { kind: "thresholds", known, number: undefined }) ?? {};
    expect(mark).toBe(matches ? "bad" : "");
  });

  test.each(["javascript:alert(1)", "http://plain.example/", "data:text/html,x", "//evil.example", "x", null, 7])(
    "%j is no address that a click may open",
    (cell) => {
      expect(safeAddress(cell)).toBeUndefined();
    },
  );

  const portal = "https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident/subscriptions/s/providers";
  const id = "c5dc7d24-4455-49a7-9b2a-21fc080ca2b8";
  test.each([
    [`${portal}/Microsoft.SecurityInsights/incidents/${id}`, `#/incidents/${id}`],
    [`${portal}/Microsoft.SecurityInsights/Incidents/${id}`, `#/incidents/${id}`],
    [`${portal}/Microsoft.SecurityInsights/incidents/${id}/tasks`, undefined],
    [`${portal}/Microsoft.SecurityInsights/incidents/7`, undefined],
    [`https://elsewhere.example/#/Microsoft.SecurityInsights/incidents/${id}`, undefined],
    ["no address", undefined],
  ])("that names an incident of the portal leads to it on this page: %s", (address, expected) => {
    expect(incidentAddress(address)).toBe(expected);
  });

  test("may lead to an https address", () => {
    expect(safeAddress("https://portal.azure.com/#x")).toBe("https://portal.azure.com/#x");
  });
});

test("an answer of Resource Manager is a table, with nothing where a path finds nothing", () => {
  const answer = {
    value: [
      {
        kind: "Scheduled",
        properties: { displayName: "one", enabled: true, changed: "2026-03-10T10:00:00.0000000Z", tactics: ["A"] },
      },
      { kind: "Fusion", properties: { displayName: "two" } },
    ],
  };
  const paths = ["displayName", "enabled", "changed", "tactics"].map((name) => ({
    name,
    path: `$.properties.${name}`,
  }));
  const table = resourceRows(answer, { rows: "$.value", columns: [...paths, { name: "Kind", path: "$.kind" }] });
  expect(table.columns.map(({ type }) => type)).toEqual(["string", "bool", "datetime", "string", "string"]);
  expect(table.rows).toEqual([
    ["one", true, "2026-03-10T10:00:00.0000000Z", '["A"]', "Scheduled"],
    ["two", null, null, null, "Fusion"],
  ]);
});
