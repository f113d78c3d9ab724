import { expect, test } from "vitest";
import { columnProblems, resourceProblems } from "../../../tools/content/workbook/shown-columns.ts";
import { tableSettings } from "../../../tools/content/workbook/visual-settings.ts";

test.each([
  ["its name where the unit repeats it", { name: "Uses", unit: "uses" }, undefined],
  ["its label where the unit repeats it", { name: "Hosts", label: "Computers", unit: "computers" }, "Computers"],
  [
    "its label where the unit is one of its words",
    { name: "FailedRuns", label: "Failed runs", unit: "runs" },
    "Failed runs",
  ],
  ["its label with another unit", { name: "LagMinutes", label: "Lag", unit: "minutes" }, "Lag (minutes)"],
  [
    "its label with a unit that a longer word begins with",
    { name: "Hours", label: "Hourly", unit: "hour" },
    "Hourly (hour)",
  ],
  ["its name with another unit", { name: "Failed", unit: "attempts" }, "Failed (attempts)"],
  ["its label alone where nothing is counted", { name: "SrcIp", label: "IP address" }, "IP address"],
])("the heading of a column is %s", (_, column, heading) => {
  const { labelSettings = [] } = tableSettings({ columns: [column], rows: 250 });
  expect(labelSettings).toEqual(heading === undefined ? [] : [{ columnId: column.name, label: heading }]);
});

const tile = { visual: "table", title: "Who rings?", empty: "Nobody.", size: "medium", width: 100, rows: 250 } as const;
const rings = { ...tile, query: "rings.kql", download: false };
const isRaw = (column: string) => `the column ${column} must have a label or be hidden: its name is not one plain word`;

test.each(["EventTime", "UserUuid", "SrcIp", "IPAddress", "Id", "Ip", "Uuid", "count_", "rings"])(
  "a table must not show %s under that name",
  (name) => {
    const given = [{ name, type: "string" }] as const;
    expect(columnProblems({ ...rings, columns: [] }, given)).toEqual([isRaw(name)]);
    expect(columnProblems({ ...rings, columns: [{ name }] }, given)).toEqual([isRaw(name)]);
    expect(columnProblems({ ...rings, columns: [{ name, label: "Plain words" }] }, given)).toEqual([]);
    expect(columnProblems({ ...rings, columns: [{ name, as: "hidden" }] }, given)).toEqual([]);
  },
);

test("a unit is no label: of a number of several words the name would still be the heading", () => {
  const columns = [{ name: "RingCount", unit: "rings" }];
  expect(columnProblems({ ...rings, columns }, [{ name: "RingCount", type: "long" }])).toEqual([isRaw("RingCount")]);
});

test("a table may show one plain word as it is, and needs no label for the column that the build adds and hides", () => {
  const given = ["Country", "OpensTab", "UserUuid"].map((name) => ({ name, type: "string" }) as const);
  const columns = [{ name: "UserUuid", as: "hidden" }] as const;
  expect(columnProblems({ ...rings, opens: "person", columns: [...columns] }, given)).toEqual([]);
});

test("what Resource Manager answers is held to the same", () => {
  const bells = { path: "providers/Contoso.Bells/bells", apiVersion: "2026-01-01", rows: "$.value", sortBy: "Bell" };
  const resources = { ...bells, columns: { Bell: "$.name", LastRung: "$.properties.lastRung" } };
  expect(resourceProblems({ ...tile, download: false, columns: [], resources })).toEqual([isRaw("LastRung")]);
});
