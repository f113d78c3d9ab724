import { describe, expect, it } from "vitest";

import { expressions, queries } from "../cases.ts";
import { run } from "../running.ts";

const spike = "dynamic([1, 2, 1, 2, 1, 2, 90, 2, 1, 2, 1, 2])";
const daily = "range t from 0 to 239 step 1 | extend y = iff(t % 24 < 8, 10.0, 20.0) + t % 3 + iff(t == 100, 50, 0)";

describe("decomposition of series", () => {
  expressions([
    // The documentation's examples of series_seasonal: a period of six, of five, and one that is too long to be found.
    [
      "series_seasonal(dynamic([2, 5, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1]))",
      "[1.0,2.0,3.0,4.0,3.0,2.0,1.0,2.0,3.0,4.0,3.0,2.0,1.0,2.0,3.0,4.0,3.0,2.0,1.0,2.0,3.0,4.0,3.0,2.0,1.0]",
    ],
    [
      "series_seasonal(dynamic([8, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10]))",
      "[10.0,12.0,14.0,12.0,10.0,10.0,12.0,14.0,12.0,10.0,10.0,12.0,14.0,12.0,10.0,10.0,12.0,14.0,12.0,10.0]",
    ],
    [
      "series_seasonal(dynamic([1, 3, 5, 2, 4, 6, 1, 3, 5, 2, 4, 6]))",
      "[0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0]",
    ],
    ["series_seasonal(dynamic([1, 3, 5, 1, 3, 5, 2, 4, 6]), 3)", "[1.0,3.0,5.0,1.0,3.0,5.0,1.0,3.0,5.0]"],
    [
      "series_seasonal(dynamic([1, 3, 5, 2, 4, 6, 1, 3, 5, 2, 4, 6]), 3)",
      "[1.5,3.5,5.5,1.5,3.5,5.5,1.5,3.5,5.5,1.5,3.5,5.5]",
    ],
    ["series_seasonal(dynamic(['a']))", "null"],
    ["series_outliers(dynamic([1, 2, 3, 4, 50, null]), 'tukey')", "[-0.5,0.0,0.0,0.0,23.0,0.0]"],
    ["series_outliers(dynamic([-1, 2, 3, 4, 50, 1]), 'tukey', -1)", "[0.0,0.0,0.0,0.0,23.0,-0.5]"],
    ["series_outliers(parse_json('1'))", "null"],
  ]);
  queries([
    [
      `print x = ${spike} | project (flag, score, baseline) = series_decompose_anomalies(x, 1.5, 2) | project flag`,
      ["[0,0,0,0,0,0,1,0,0,0,0,0]"],
    ],
    [
      "print x = dynamic([1, 2, 3, 4]) | project (baseline, seasonal, trend, residual) = series_decompose(x, 0, 'linefit')",
      ["[1.0,2.0,3.0,4.0]|[0.0,0.0,0.0,0.0]|[1.0,2.0,3.0,4.0]|[0.0,0.0,0.0,0.0]"],
    ],
    ["print x = dynamic([1, 3]) | project series_decompose(x, 0, 'none')", ["[0.0,0.0]|[0.0,0.0]|[0.0,0.0]|[1.0,3.0]"]],
    [
      "print x = dynamic([1, 2, 3, 0, 0]) | project (baseline) = series_decompose_forecast(x, 2, 0, 'linefit') | project baseline",
      ["[1.0,2.0,3.0,4.0,5.0]"],
    ],
    [
      `${daily} | summarize y = make_list(y) | project (flag) = series_decompose_anomalies(y) | mv-expand flag, at = range(0, 239) | where flag != 0 | project flag, at`,
      ["1|100"],
    ],
    ["print x = dynamic([1, null]) | project series_decompose_anomalies(x)", ["null|null|null"]],
  ]);

  it.each(["series_decompose(x, 0, 'steps')", "series_outliers(x, 'box')"])("refuses %s", async (call) => {
    await expect(run(`print x = dynamic([1, 2]) | project ${call}`)).rejects.toThrow("There is no");
  });
});
