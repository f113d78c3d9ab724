import { describe, expect, it } from "vitest";
import { chartFor } from "../../../page/views/logs/rendered-chart.ts";

const time = { name: "Time", type: "datetime" };
const count = { name: "Count", type: "long" };
const share = { name: "Share", type: "real" };
const kind = { name: "Kind", type: "string" };
const land = { name: "Land", type: "string" };

function drawn(visualization: string, columns: readonly (typeof time)[], properties = {}, rows = 10) {
  return chartFor({ visualization, properties }, columns, rows);
}

describe("the chart of a query", () => {
  it("is none without render, with render table, or without rows", () => {
    expect(chartFor(undefined, [time, count], 10)).toBeUndefined();
    expect(drawn("table", [time, count])).toBeUndefined();
    expect(drawn("timechart", [time, count], {}, 0)).toBeUndefined();
  });

  it("takes the first column along x, numbers as values, the first text as series", () => {
    expect(drawn("barchart", [kind, count, share, land])).toEqual({
      settings: { kind: "bars", x: "Kind", y: ["Count", "Share"], split: "Land" },
    });
  });

  it("of a timechart takes the first datetime, wherever it stands", () => {
    expect(drawn("timechart", [kind, count, time])).toEqual({
      settings: { kind: "lines", x: "Time", y: ["Count"], split: "Kind" },
    });
    expect(drawn("timechart", [kind, count])).toEqual({ reason: "A timechart needs a datetime column." });
  });

  it.each([
    ["linechart", "lines"],
    ["areachart", "areas"],
    ["stackedareachart", "areas"],
    ["columnchart", "timebars"],
    ["barchart", "timebars"],
  ])("%s over time: %s", (visualization, wanted) => {
    expect(drawn(visualization, [time, count])).toMatchObject({ settings: { kind: wanted } });
  });

  it.each(["linechart", "areachart", "columnchart"])("%s over names: bars", (visualization) => {
    expect(drawn(visualization, [kind, count])).toMatchObject({ settings: { kind: "bars" } });
  });

  it("takes the columns that the query names", () => {
    const properties = { xcolumn: "Time", ycolumns: "Share", series: "Land" };
    expect(drawn("linechart", [kind, count, share, land, time], properties)).toEqual({
      settings: { kind: "lines", x: "Time", y: ["Share"], split: "Land" },
    });
  });

  it("of a piechart takes names and numbers", () => {
    expect(drawn("piechart", [kind, count])).toEqual({ settings: { kind: "pie", label: "Kind", value: "Count" } });
    expect(drawn("piechart", [kind, land])).toMatchObject({ reason: expect.stringContaining("numbers") });
  });

  it("of a map takes longitude, latitude and a size", () => {
    const columns = [{ name: "Lon", type: "real" }, { name: "Lat", type: "real" }, count, land];
    expect(drawn("scatterchart", columns, { kind: "map" })).toEqual({
      settings: { kind: "map", longitude: "Lon", latitude: "Lat", value: "Count", label: "Land" },
    });
    expect(drawn("scatterchart", [count, land], { kind: "map" })).toEqual({
      reason: "A map needs columns with longitude and latitude.",
    });
  });

  it("says why there is none", () => {
    expect(drawn("sankey", [kind, count])).toMatchObject({ reason: expect.stringContaining("render sankey") });
    expect(drawn("barchart", [kind, land])).toMatchObject({ reason: expect.stringContaining("numbers") });
    expect(drawn("timechart", [time, count], {}, 100_000)).toMatchObject({
      reason: "100,000 rows are too many for a chart: summarize them first.",
    });
    expect(drawn("barchart", [kind, count], {}, 301)).toMatchObject({ reason: expect.stringContaining("301 bars") });
  });
});
