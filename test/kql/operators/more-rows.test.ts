import { describe, expect, it } from "vitest";

import { check } from "../../../tools/kql/language/check.ts";
import { lowerQuery } from "../../../tools/kql/plan/lower/query.ts";
import { queries } from "../cases.ts";
import { emptyDatabase, run, texts } from "../running.ts";
import { workspace } from "../workspace.ts";

const rows = "datatable(a:string, b:long)['x', 1, 'y', 2, 'z', 3]";

describe("serialize, sample, as, getschema, invoke", () => {
  queries([
    [`${rows} | serialize`, ["x|1", "y|2", "z|3"]],
    [`${rows} | serialize c = b + 1, strlen(a)`, ["x|1|2|1", "y|2|3|1", "z|3|4|1"]],
    [`${rows} | where false | serialize`, []],
    [`${rows} | sample 2 | count`, ["2"]],
    [`${rows} | sample 9 | count`, ["3"]],
    [`${rows} | sample 0`, []],
    [`${rows} | as T1 | where b > 1 | join kind=inner (T1 | where b > 2) on b`, ["z|3|z|3"]],
    [
      "range x from 1 to 2 step 1 | as T1 | union withsource=TableName (range x from 1 to 2 step 1 | as T2)",
      ["T1|1", "T1|2", "T2|1", "T2|2"],
    ],
    [
      "datatable(a:bool, b:int, c:long, d:real, e:decimal, f:datetime, g:timespan, h:guid, i:string, j:dynamic)[] | getschema | project ColumnOrdinal, DataType",
      [
        "0|System.SByte",
        "1|System.Int32",
        "2|System.Int64",
        "3|System.Double",
        "4|System.Data.SqlTypes.SqlDecimal",
        "5|System.DateTime",
        "6|System.TimeSpan",
        "7|System.Guid",
        "8|System.String",
        "9|System.Object",
      ],
    ],
    [
      `let least = (T:(b:long), n:long, m:long = 9) { T | where b >= n and b < m }; ${rows} | invoke least(2)`,
      ["y|2", "z|3"],
    ],
    [
      `let least = (T:(b:long), n:long, m:long = 9) { T | where b >= n and b < m }; ${rows} | invoke least(2, 3)`,
      ["y|2"],
    ],
    [
      `let between_ = (T:(x:long), low:long) { let high = toscalar(T | summarize max(x)); T | where x > low and x < high | summarize max(x) }; range x from 1 to 10 step 1 | invoke between_(2)`,
      ["9"],
    ],
    [`${rows} | render barchart with (title='x')`, ["x|1", "y|2", "z|3"]],
  ]);

  it("keeps how to draw for whoever shows the result", () => {
    const query = `${rows} | render timechart with (title='Sign-ins', ycolumns=b)`;
    const plan = lowerQuery(query, check(query, emptyDatabase.schema), []);
    expect(plan).toMatchObject({
      kind: "render",
      chart: "timechart",
      properties: { title: "Sign-ins", ycolumns: "b" },
    });
  });

  it.each([
    ["fork", "fork (take 1)"],
    ["facet", "facet by b"],
    ["consume", "consume"],
    ["reduce", "reduce by a"],
    ["find", "find 'x'"],
  ])("refuses %s with its place", async (name, operator) => {
    await expect(run(`${rows}\n| ${operator}`)).rejects.toThrow(`\`${name}\` is not supported (line 2, column 3)`);
  });
});

/** How often a query reads the table. */
async function reads(query: string): Promise<number> {
  let count = 0;
  const table = (name: string) => {
    count++;
    return workspace.table(name);
  };
  await run(query, { ...workspace, table });
  return count;
}

describe("tables of let", () => {
  it("are evaluated anew at each use", async () => {
    expect(await reads("let A = T | where n > 1; union A, A, (A | take 1)")).toBe(3);
    expect(await reads("T | as A | union A")).toBe(2);
  });

  it("are evaluated once when they are materialized", async () => {
    expect(await reads("let A = materialize(T | where n > 1); union A, A, (A | take 1)")).toBe(1);
    expect(await reads("T | as hint.materialized=true A | union A")).toBe(1);
  });

  it("are evaluated once for a value", async () => {
    expect(await reads("let n = toscalar(T | count); union (print n), (print n)")).toBe(1);
  });

  it("may be used in each other and in functions", async () => {
    const query =
      "let A = T | where n > 1; let B = A | extend m = n * 2; let f = () { B | project m }; f() | union (A | project m = n)";
    expect(await texts(query, workspace)).toEqual([["4"], ["2"]]);
  });
});
