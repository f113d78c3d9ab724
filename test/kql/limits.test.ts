import { describe, expect, it } from "vitest";

import { run } from "./running.ts";

describe("limits of a run", () => {
  it("stops a cross join of too many rows", async () => {
    const rows = "(range x from 1 to 1000 step 1 | extend k = 1)";
    await expect(
      run(`${rows} | join kind=inner ${rows} on k`, undefined, { limits: { rows: 100_000 } }),
    ).rejects.toThrow("more than 100000 rows");
  });

  it("stops a range without end", async () => {
    await expect(run("range x from 1 to 9000000000 step 1", undefined, { limits: { rows: 50_000 } })).rejects.toThrow(
      "more than 50000 rows",
    );
  });

  it("stops when the time is up", async () => {
    let time = 0;
    const elapsed = () => (time += 1000);
    await expect(run("print 1", undefined, { elapsed, limits: { milliseconds: 10 } })).rejects.toThrow(
      "stopped after 10 ms",
    );
  });

  it("stops when it is aborted", async () => {
    await expect(run("print 1", undefined, { signal: AbortSignal.abort(new Error("no more")) })).rejects.toThrow(
      "no more",
    );
  });

  it("stops inside a long operator when it is aborted there", async () => {
    const stopping = new AbortController();
    let looks = 0;
    const elapsed = () => {
      looks += 1;
      if (looks === 5) stopping.abort(new Error("no more"));
      return 0;
    };
    await expect(
      run("range x from 1 to 9000000000 step 1", undefined, { elapsed, signal: stopping.signal }),
    ).rejects.toThrow("no more");
    expect(looks).toBeLessThan(10);
  });

  it("names what it lacks, with its place", async () => {
    await expect(run("print x = 1\n| fork (take 1)")).rejects.toThrow("`fork` is not supported (line 2, column 3)");
  });

  it("refuses externaldata", async () => {
    await expect(run("externaldata(a:string)['https://example.com/a.csv']")).rejects.toThrow("externaldata is refused");
  });
});
