import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run, texts } from "../running.ts";
import { workspace } from "../workspace.ts";

const rows = "datatable(k:string, n:long)['a', 1, 'b', 5, 'a', 3, 'a', 2, 'b', 4]";

describe("partition", () => {
  queries([
    [`${rows} | partition hint.strategy=native by k (top 1 by n)`, ["a|3", "b|5"]],
    [`${rows} | partition by k (summarize s = sum(n) | extend t = s * 2)`, ["6|12", "9|18"]],
    [`${rows} | partition hint.strategy=shuffle by k (sort by n asc | take 2)`, ["a|1", "a|2", "b|4", "b|5"]],
    [
      `${rows} | partition by k (as P | extend share = round(n * 1.0 / toscalar(P | summarize sum(n)), 2) | top 1 by n | project share)`,
      ["0.5", "0.56"],
    ],
    [`${rows} | where false | partition by k (take 1)`, []],
    ["datatable(k:long, n:long)[long(null), 1, long(null), 2] | partition by k (summarize sum(n))", ["3"]],
  ]);

  it("runs a whole query for each key", async () => {
    expect(
      await texts("range x from 1 to 2 step 1 | partition by x { T | where n == toscalar(x) }", workspace),
    ).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  });

  it("refuses more than 64 partitions without a strategy, as the service does", async () => {
    const many = "range x from 1 to 65 step 1 | partition";
    await expect(run(`${many} by x (take 1)`)).rejects.toThrow("65 partitions");
    expect((await run(`${many} hint.strategy=native by x (take 1)`)).rows).toBe(65);
  });
});
