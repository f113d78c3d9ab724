import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run } from "../running.ts";

const metrics = `let metrics = datatable(timestamp:datetime, metric:real)[
  datetime(2016-12-31T06:00), 50, datetime(2017-01-01), 4, datetime(2017-01-02), 3, datetime(2017-01-03), 4,
  datetime(2017-01-03T03:00), 6, datetime(2017-01-05), 8, datetime(2017-01-05T13:40), 13, datetime(2017-01-06), 4,
  datetime(2017-01-07), 3, datetime(2017-01-08), 8, datetime(2017-01-08T21:00), 8, datetime(2017-01-09), 2,
  datetime(2017-01-09T12:00), 11, datetime(2017-01-10T05:00), 5]; metrics`;
const january = "on timestamp from datetime(2017-01-01) to datetime(2017-01-10) step 1d";
const numbers = "range x from 1 to 10 step 1";

describe("make-series", () => {
  queries([
    [
      `${metrics} | make-series avg(metric) ${january} | project avg_metric, array_length(timestamp), timestamp[8]`,
      ["[4.0,3.0,5.0,0.0,10.5,4.0,3.0,8.0,6.5]|9|2017-01-09T00:00:00.0000000Z"],
    ],
    [`${metrics} | take 0 | make-series avg(metric) default=1.0 ${january}`, []],
    [
      `${metrics} | take 0 | make-series kind=nonempty avg(metric) default=1.0 ${january} | project avg_metric`,
      ["[1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0]"],
    ],
    [
      `datatable(Time:datetime, Value:int)[datetime(2025-01-07), 10, datetime(2025-01-16), 20, datetime(2025-02-01), 30]
       | make-series Value = sum(Value), other = -1 default=-2 on Time from datetime(2025-01-06) to datetime(2025-02-09) step 7d
       | project Value, other, Time[4]`,
      ["[10,20,0,30,0]|[-1,-1,-2,-1,-2]|2025-02-03T00:00:00.0000000Z"],
    ],
    [
      `${numbers} | where x != 4 | extend k = iff(x < 6, 'a', 'b') | make-series c = count() * 2.5, max(x) on x step 2 by k`,
      ["a|[2.5,5.0,2.5]|[1,3,5]|[0,2,4]", "b|[5.0,5.0,2.5]|[7,9,10]|[6,8,10]"],
    ],
    [
      `${numbers} | where x in (2, 5) | make-series a = sum(x), b = sum(x) default=long(null), c = avg(x) default=-1 on x from 1 to 6 step 1`,
      ["[0,2,0,0,5]|[null,2,null,null,5]|[-1.0,2.0,-1.0,-1.0,5.0]|[1,2,3,4,5]"],
    ],
    // The end cuts through a step.
    [`${numbers} | make-series count() on x from 1 to 6 step 4`, ["[4,1]|[1,5]"]],
    [`${numbers} | make-series count() on x to 6 step 4`, ["[3,2]|[0,4]"]],
    [`${numbers} | make-series count() on x from 7 step 2`, ["[2,2]|[7,9]"]],
    [`${numbers} | make-series count() on x in range(2, 6, 2)`, ["[2,2,1]|[2,4,6]"]],
    [
      "range x from 0.1 to 0.5 step 0.1 | make-series count() on x from 0.1 to 0.6 step 0.1 | project count_",
      ["[1,1,1,1,1]"],
    ],
    ["datatable(x:long)[1, long(null), 2] | make-series count() on x step 1", ["[1,1]|[1,2]"]],
    [`${numbers} | make-series n = dcount(x % 2) on y = x * 10 step 50`, ["[2,2,1]|[0,50,100]"]],
    ["datatable(x:long, k:string)[] | make-series count() on x from 1 to 3 step 1 by k", []],
  ]);

  it.each([
    ["make-series make_list(x) on x step 2", "A series of dynamic values is not supported"],
    [
      "make-series percentiles(x, 5, 50) on x step 2",
      "An aggregate of several columns in `make-series` is not supported",
    ],
    ["make-series count() on x step 0", "The step of a series must be above 0"],
    ["make-series count() on x from 1 to 10000000 step 1", "A series of more than 1048576 steps"],
  ])("refuses %s", async (query, message) => {
    await expect(run(`${numbers} | ${query}`)).rejects.toThrow(message);
  });
});
