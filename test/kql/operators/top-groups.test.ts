import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run } from "../running.ts";

const latest = `datatable(id: string, timestamp: datetime, otherInformation: string)[
  "Barak", datetime(2015-01-01), "1", "Barak", datetime(2016-01-01), "2", "Barak", datetime(2017-01-20), "3",
  "Donald", datetime(2017-01-20), "4", "Donald", datetime(2017-01-18), "5", "Donald", datetime(2017-01-19), "6"]`;
const rows = "datatable(k:string, s:string, n:long)['a', 'x', 1, 'a', 'y', 5, 'b', 'x', 3, 'c', 'x', 1, 'c', 'z', 1]";

describe("top-nested, top-hitters, sample-distinct", () => {
  queries([
    // "top-nested operator", Latest records per identity with other column data.
    [
      `${latest} | top-nested of id by Ignore0=max(1), top-nested 2 of timestamp by Ignore1=max(timestamp), top-nested of otherInformation by Ignore2=max(1)
       | project-away Ignore0, Ignore1, Ignore2 | extend timestamp = format_datetime(timestamp, 'yyyy-MM-dd') | sort by id asc, timestamp asc`,
      ["Barak|2016-01-01|2", "Barak|2017-01-20|3", "Donald|2017-01-19|6", "Donald|2017-01-20|4"],
    ],
    [`${rows} | top-nested 2 of k by sum(n)`, ["a|6", "b|3"]],
    [`${rows} | top-nested 1 of k by sum(n) asc`, ["c|2"]],
    [`${rows} | top-nested 1 of k with others='rest' by sum(n)`, ["a|6", "rest|5"]],
    [`${rows} | top-nested 2 of k by total=sum(n), top-nested 1 of what=s by most=max(n)`, ["a|6|y|5", "b|3|x|3"]],
    [
      `${rows} | top-nested 2 of k by sum(n), top-nested 1 of s with others='rest' by sum(n)`,
      ["a|6|y|5", "a|6|rest|1", "b|3|x|3"],
    ],
    [`${rows} | where false | top-nested 2 of k by sum(n)`, []],
    [`${rows} | top-hitters 2 of s`, ["x|3", "y|1"]],
    [`${rows} | top-hitters 1 of k by n`, ["a|6"]],
    [`${rows} | where false | top-hitters 1 of k`, []],
    [`${rows} | sample-distinct 2 of k`, ["a", "b"]],
    [`${rows} | sample-distinct 9 of s`, ["x", "y", "z"]],
    [`${rows} | where false | sample-distinct 9 of s`, []],
  ]);

  it("refuses others of a level that has levels below", async () => {
    await expect(
      run(`${rows} | top-nested 2 of k with others='rest' by sum(n), top-nested 1 of s by sum(n)`),
    ).rejects.toThrow("`with others` of a level that is not the last");
  });
});
