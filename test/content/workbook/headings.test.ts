import { expect, test } from "vitest";
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
