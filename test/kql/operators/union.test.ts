import { describe, expect, it } from "vitest";

import { runQuery } from "../../../tools/kql/engine/run-query.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import { queries } from "../cases.ts";
import { emptyDatabase, now, run, texts } from "../running.ts";
import { workspace } from "../workspace.ts";

const one = "(datatable(a:string, b:long)['x', 1])";
const views = "let View_1 = view () { print x=1 }; let View_2 = view () { print x=toint(2) };";

/** For queries whose columns the binder does not know. */
async function open(query: string) {
  const table = await runQuery(query, emptyDatabase, { now });
  return { columns: table.schema.map(({ name }) => name), rows: rowsOf(table).map((row) => row.map(String).join("|")) };
}

describe("union", () => {
  queries([
    [`union ${one}, ${one}`, ["x|1", "x|1"]],
    [`${one} | union (print b = 2)`, ["x|1", "|2"]],
    [`${one} | union (print b = 'two')`, ["x|1|", "|null|two"]],
    [`union withsource=from ${one}, ${one} | distinct from`, ["union_arg0", "union_arg1"]],
    [`union isfuzzy=true ${one}`, ["x|1"]],
    [`union kind=outer ${one}, (${one} | where false)`, ["x|1"]],
    [`union kind=inner ${one}, ${one} | count`, ["2"]],
    // "union operator", Source columns types mismatch.
    [`${views} union withsource=TableName View_1, View_2`, ["View_1|1|null", "View_2|null|2"]],
    [
      `${views} let View_3 = view () { print x_long=3 }; union withsource=TableName View_1, View_2, View_3`,
      ["View_1|1|null|null", "View_2|null|2|null", "View_3|null|null|3"],
    ],
  ]);

  it("takes in the tables that a wildcard names", async () => {
    expect(await texts("union withsource=w T* | project w, n", workspace)).toEqual([
      ["T", "1"],
      ["T", "2"],
    ]);
  });

  it("refuses withsource where a table has that column", async () => {
    await expect(run(`union withsource=a ${one}, ${one}`)).rejects.toThrow(
      "withsource=a, where a table has that column",
    );
  });
});

describe("an inner union", () => {
  it("keeps the columns that all tables have", async () => {
    expect(await open("union kind=inner (print a = 1, b = 2), (print c = 3, a = 4)")).toEqual({
      columns: ["a"],
      rows: ["1", "4"],
    });
    expect(await open("print a = 1, b = 2 | union kind=inner withsource=s (print a = 4) | extend c = a * 2")).toEqual({
      columns: ["s", "a", "c"],
      rows: ["union_arg0|1|2", "union_arg1|4|8"],
    });
  });

  it("lets nobody read what it drops", async () => {
    await expect(open("union kind=inner (print a = 1, b = 2), (print a = 4) | where b > 1")).rejects.toThrow("'b'");
  });

  it("refuses one name with two types, and tables that have nothing in common", async () => {
    await expect(open("union kind=inner (print a = 1, b = 1), (print a = 'x', b = 1)")).rejects.toThrow(
      "whose column a has several types",
    );
    await expect(open("union kind=inner (print a = 1), (print b = 2)")).rejects.toThrow("no column in common");
  });
});

describe("a fuzzy union", () => {
  it("goes without the tables that are not there", async () => {
    // "union operator", Using isfuzzy=true.
    const query = `let View_1 = view () { print x=1 }; let View_2 = view () { print x=1 };
      union isfuzzy=true (View_1 | where x > 0), (View_2 | where x > 0), (View_3 | where x > 0)`;
    expect(await open(`${query} | count`)).toEqual({ columns: ["Count"], rows: ["2"] });
    expect(await open(`${query} | extend y = x + 1`)).toEqual({ columns: ["x", "y"], rows: ["1|2", "1|2"] });
    expect(await open("union isfuzzy=true Missing, (print a = 1)")).toEqual({ columns: ["a"], rows: ["1"] });
  });

  it("needs one table at least", async () => {
    await expect(open("union isfuzzy=true Missing, AlsoMissing")).rejects.toThrow("None of the tables");
  });
});
