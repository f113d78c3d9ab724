import { expect, it } from "vitest";
import { check } from "../../tools/kql/language/check.ts";
import { renderingOf } from "../../tools/kql/plan/rendering.ts";
import { workspace } from "./workspace.ts";

it.each([
  ["T | render timechart", "timechart", {}],
  ["let n = 1; T | render piechart", "piechart", {}],
  ["T | render barchart kind=stacked", "barchart", { kind: "stacked" }],
  ["T | render scatterchart with (kind=map)", "scatterchart", { kind: "map" }],
  [
    "T | render columnchart with (title='It\\'s', ycolumns=n, name, series=name)",
    "columnchart",
    { title: "It's", ycolumns: "n,name", series: "name" },
  ],
  ["T | render", "", {}],
])("%s", (query, visualization, properties) => {
  expect(renderingOf(check(query, workspace.schema).syntax)).toEqual({ visualization, properties });
});

it.each(["", "T", "T | where name has 'render piechart'", "T | render piechart | take 1", "print 1", "let n = 1;"])(
  "finds none in: %s",
  (query) => {
    expect(renderingOf(check(query, workspace.schema).syntax)).toBeUndefined();
  },
);
