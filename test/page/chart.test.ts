import { describe, expect, test } from "vitest";
import { chartHeight } from "../../page/chart/chart-height.ts";
import { chartOption } from "../../page/chart/chart-option.ts";
import type { ChartSettings } from "../../page/chart/chart-settings.ts";
import { flatRings } from "../../page/chart/flat-world.ts";
import { greatestNames, seriesOf, withUnit } from "../../page/chart/series.ts";
import type { Cell } from "../../page/server/result.ts";

const colours = { text: "t", quiet: "q", line: "l", land: "d", ground: "g", series: ["1", "2"] };
const columns = ["At", "What", "Uses"].map((name) => ({ name, type: "string" }));
const byTime = { x: "At", y: ["Uses"], split: "What" };
const [early, late] = ["2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z"];
const rows = [
  [late, "fill", 3],
  [early, "fill", 1],
  [late, "reveal", 2],
];

function optionOf(settings: ChartSettings, of: readonly (readonly Cell[])[] = rows) {
  return chartOption(settings, { columns, rows: of }, colours);
}

describe("series", () => {
  test("of lines have the points that there are, in the order of time", () => {
    const series = seriesOf({ kind: "lines", ...byTime }, { columns, rows });
    expect(series.get("fill")).toEqual([
      [early, 1],
      [late, 3],
    ]);
    expect(series.get("reveal")).toEqual([[late, 2]]);
  });

  test.each(["timebars", "areas"] as const)("of %s have a point wherever another has one: they are stacked", (kind) => {
    const series = seriesOf({ kind, ...byTime }, { columns, rows });
    expect(series.get("reveal")).toEqual([
      [early, 0],
      [late, 2],
    ]);
  });

  test("are no more than wanted: the smallest are one called other", () => {
    const many = Array.from({ length: 30 }, (_, index) => [early, `series ${index}`, index + 1]);
    const series = seriesOf({ kind: "timebars", ...byTime, most: 3 }, { columns, rows: many });
    expect([...series.keys()]).toEqual(["series 28", "series 29", "other"]);
    const sum = [...series.values()].flat().reduce((all, [, value]) => all + value, 0);
    expect(sum).toBe((30 * 31) / 2);
  });

  test("of bars have so many categories that their names can be read, and the chart is as high as they need", () => {
    const many = Array.from({ length: 60 }, (_, index) => [early, `category ${index}`, index + 1]);
    const settings = { kind: "bars", x: "What", y: ["Uses"] } as const;
    const points = seriesOf(settings, { columns, rows: many }).get("Uses") ?? [];
    expect(points).toHaveLength(40);
    expect(points.at(-1)).toEqual(["other", (21 * 22) / 2]);
    expect(chartHeight(settings, { columns, rows: many }, 280)).toBeGreaterThan(900);
    expect(chartHeight(settings, { columns, rows }, 280)).toBe(280);
    expect(chartHeight({ kind: "lines", ...byTime }, { columns, rows: many }, 280)).toBe(280);
  });

  test("may be the columns themselves, and the empty has a name", () => {
    expect([...seriesOf({ kind: "lines", x: "At", y: ["Uses"] }, { columns, rows }).keys()]).toEqual(["Uses"]);
    expect([...seriesOf({ kind: "lines", ...byTime }, { columns, rows: [[early, null, 1]] }).keys()]).toEqual([
      "(empty)",
    ]);
  });

  test("all have their name while they are few enough", () => {
    const three = [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ] as const;
    expect(greatestNames(three, 3)).toEqual(new Set(["a", "b", "c"]));
    expect(greatestNames(three, 2)).toEqual(new Set(["c"]));
  });
});

describe("the option", () => {
  const all: readonly ChartSettings[] = [
    { kind: "bars", x: "What", y: ["Uses"], unit: "uses" },
    { kind: "timebars", ...byTime, unit: "uses" },
    { kind: "lines", ...byTime },
    { kind: "areas", ...byTime },
    { kind: "pie", label: "What", value: "Uses" },
    { kind: "map", latitude: "Uses", longitude: "Uses", label: "What", value: "Uses" },
  ];

  test.each(all)("of $kind draws its tooltips, and its times are UTC", (settings) => {
    expect(optionOf(settings)).toMatchObject({
      useUTC: true,
      animation: false,
      tooltip: { renderMode: "richText", textStyle: { color: "t" } },
    });
  });

  test.each(all)("of $kind can be made of nothing", (settings) => {
    expect(optionOf(settings, [])).toMatchObject({
      series: settings.kind === "pie" || settings.kind === "map" ? [{ data: [] }] : [],
    });
  });

  test("of bars has categories from the top, whole", () => {
    const option = optionOf({ kind: "bars", x: "What", y: ["Uses"] }, [
      [early, "fill", 3],
      [early, "reveal", 2],
    ]);
    expect(option).toMatchObject({
      yAxis: { type: "category", inverse: true, data: ["fill", "reveal"] },
      series: [
        {
          type: "bar",
          data: [
            [3, "fill"],
            [2, "reveal"],
          ],
        },
      ],
    });
  });

  test.each([
    ["2026-03-10T00:00:00Z", 86_400_000],
    ["2026-03-10T10:00:00Z", 3_600_000],
    ["2026-03-10T10:05:00Z", 0],
  ])("of times has no ticks between those that are measured: %s", (time, minInterval) => {
    const measured = [
      ["2026-03-09T00:00:00Z", "fill", 3],
      [time, "fill", 2],
    ];
    expect(optionOf({ kind: "timebars", ...byTime }, measured)).toMatchObject({ xAxis: { minInterval } });
  });

  test("of stacked bars has one stack and a legend, of one series neither", () => {
    expect(optionOf({ kind: "timebars", ...byTime })).toMatchObject({
      series: [{ stack: "all" }, { stack: "all" }],
      legend: { show: true },
    });
    const one = optionOf({ kind: "timebars", x: "At", y: ["Uses"] });
    expect(one).toMatchObject({ legend: { show: false } });
    expect(JSON.stringify(one)).not.toContain("stack");
  });

  test("of a pie adds up what has one name, and its legend says shares", () => {
    const option = optionOf({ kind: "pie", label: "What", value: "Uses", most: 2 }, [
      [early, "fill", 6],
      [early, "reveal", 1],
      [early, "copy", 1],
    ]);
    expect(option).toMatchObject({
      series: [
        {
          data: [
            { name: "fill", value: 6 },
            { name: "other", value: 2 },
          ],
        },
      ],
    });
    expect(option["legend"]).toHaveProperty("formatter");
  });

  test("of a map leaves out what has no place, and draws the small over the great", () => {
    const option = chartOption(
      { kind: "map", latitude: "North", longitude: "East", label: "Place", value: "Number" },
      {
        columns: ["North", "East", "Place", "Number"].map((name) => ({ name, type: "real" })),
        rows: [
          [52, 5, "Amsterdam", 1],
          [null, null, "nowhere", 9],
          [30, -97, "Austin", 7],
        ],
      },
      colours,
    );
    expect(option).toMatchObject({
      series: [
        {
          data: [
            { name: "Austin", value: [-97, 30, 7] },
            { name: "Amsterdam", value: [5, 52, 1] },
          ],
        },
      ],
    });
  });
});

test("a number stands with its unit", () => {
  expect(withUnit(1234.56, "uses")).toBe("1,234.6 uses");
  expect(withUnit(7, undefined)).toBe("7");
});

test("a country across the 180th meridian is whole on a flat map, and others stay as they are", () => {
  const whole = [
    [
      [10, 50],
      [11, 50],
      [11, 51],
      [10, 50],
    ],
  ];
  expect(flatRings(whole)).toEqual(whole);
  expect(
    flatRings([
      [
        [178, -17],
        [-179, -17],
        [-179, -16],
        [178, -17],
      ],
    ]),
  ).toEqual([
    [
      [178, -17],
      [181, -17],
      [181, -16],
      [178, -17],
    ],
  ]);
});
