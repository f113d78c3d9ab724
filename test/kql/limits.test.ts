import { describe, expect, it } from "vitest";

import { endless } from "./endless.ts";
import { run } from "./running.ts";

/** Each spends its time inside of one operator, or in the values of the result. */
const longQueries = [
  "range x from 1 to 9000000000 step 1",
  "range x from 1 to 9000 step 1 | extend k = 1 | join kind=inner (range x from 1 to 9000 step 1 | extend k = 1) on k",
  "print n = 1 | join kind=inner T on n",
  "T | where n > 1",
  "T | extend m = n + 1",
  "T | summarize sum(n)",
  "T | summarize make_list(n) by n",
  "T | distinct n",
  "T | sort by n asc",
  "T | top 1 by n + 1",
  "T | mv-expand d",
  "T | mv-apply d on (take 1)",
  "T | make-series count() on n step 1",
  "T | partition hint.strategy=native by n (take 1)",
  "T | parse-where 'a' with 'b' x:string",
  "T | top-nested 1 of n by count()",
  "T | serialize | scan declare (s:long) with (step a: n > 1 => s = 1;)",
  "T | evaluate pivot(n)",
] as const;

describe("limits of a run", () => {
  it.each([
    ["cross join", "T | take 1000 | join kind=inner (T | take 1000) on n"],
    ["range without end", "range x from 1 to 9000000000 step 1"],
    ["mv-expand of many elements", "T | take 50000 | mv-expand d"],
  ])("stop a %s when it has too many rows", async (_name, query) => {
    await expect(run(query, endless, { limits: { rows: 100_000 } })).rejects.toThrow("more than 100000 rows");
  });

  it.each(longQueries)("stop %s when its time is up", async (query) => {
    let looks = 0;
    const elapsed = () => (looks++ < 5 ? 0 : 1_000);
    await expect(run(query, endless, { elapsed, limits: { milliseconds: 10 } })).rejects.toThrow("stopped after 10 ms");
  });

  it.each(longQueries)("end %s when other work aborts it", async (query) => {
    const stopping = new AbortController();
    let looks = 0;
    const elapsed = () => {
      // From the event loop, as a client that hangs up is heard: it comes to nothing as long as the query does not let go.
      if (++looks === 5) setImmediate(() => stopping.abort(new Error("no more")));
      return 0;
    };
    await expect(run(query, endless, { elapsed, signal: stopping.signal })).rejects.toThrow("no more");
  });

  it("are looked at before anything runs", async () => {
    await expect(run("print 1", undefined, { signal: AbortSignal.abort(new Error("no more")) })).rejects.toThrow(
      "no more",
    );
  });
});

describe("what is not there", () => {
  it("is named, with its place", async () => {
    await expect(run("print x = 1\n| fork (take 1)")).rejects.toThrow("`fork` is not supported (line 2, column 3)");
  });

  it("is externaldata too", async () => {
    await expect(run("externaldata(a:string)['https://example.com/a.csv']")).rejects.toThrow("externaldata is refused");
  });
});
