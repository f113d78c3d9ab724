import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { texts } from "../running.ts";
import { workspace } from "../workspace.ts";

const table = "datatable(a:long, s:string)[1, 'x', 2, 'y']";

describe("column_ifexists", () => {
  queries([
    [`${table} | project v = column_ifexists('a', 0)`, ["1", "2"]],
    [`${table} | project v = column_ifexists('b', 0)`, ["0", "0"]],
    [`${table} | project v = column_ifexists('b', s)`, ["x", "y"]],
    [`${table} | project v = columnifexists('s', '')`, ["x", "y"]],
    [`${table} | project column_ifexists('a', 0), column_ifexists('b', 'none')`, ["1|none", "2|none"]],
    [`${table} | where column_ifexists('b', true) and column_ifexists('s', '') == 'y'`, ["2|y"]],
    [`${table} | extend a = column_ifexists('b', a + 1)`, ["2|x", "3|y"]],
    [`${table} | summarize count() by v = column_ifexists('b', 'q')`, ["q|2"]],
    [`${table} | summarize sum(column_ifexists('a', 0))`, ["3"]],
    [`${table} | extend b = 7 | project v = column_ifexists('b', 0)`, ["7", "7"]],
    [`${table} | project-away s | project v = column_ifexists('s', 'gone')`, ["gone", "gone"]],
    [`let f = (name:string) {${table} | project v = column_ifexists(name, '-')}; f('s') | where v == 'y'`, ["y"]],
    [
      `${table} | take 1 | mv-apply z = dynamic([5]) to typeof(long) on (extend w = column_ifexists('z', 0))`,
      ["1|x|5|5"],
    ],
    [
      `${table} | join kind=inner (${table} | project a, t = column_ifexists('t', 'right')) on a | project s, t`,
      ["x|right", "y|right"],
    ],
    ["print v = column_ifexists('a', 2)", ["2"]],
    [
      `${table} | project v = iff(iscolumnexists('a'), 'yes', 'no'), w = iscolumnexists('A')`,
      ["yes|false", "yes|false"],
    ],
  ]);

  it("refuses a default of another type than the column's: the binder and the service differ there", async () => {
    await expect(texts(`${table} | project v = column_ifexists('a', '')`)).rejects.toThrow(
      "The column a is of type long, its default of type string",
    );
  });

  it("refuses a name that must be computed", async () => {
    await expect(texts(`${table} | project v = column_ifexists(strcat('s', ''), '')`)).rejects.toThrow(
      "must be a literal",
    );
  });
});

describe("table and _GetWatchlist", () => {
  it.each([
    ["_GetWatchlist('hosts') | project SearchKey, Host", ["server|server"]],
    // One that there is not has no rows.
    ["_GetWatchlist('nope') | project SearchKey", []],
    ["table('T') | project name", ["a", "b"]],
    ["let read = (name:string) {table(name) | where n > 1}; read('T')", ["b|2"]],
    ["union table('T'), (table('T', 'all') | take 1)", ["a|1", "b|2", "a|1"]],
    ["T | where n in (table('T') | summarize max(n))", ["b|2"]],
  ])("%s", async (query, rows) => {
    expect((await texts(query, workspace)).map((row) => row.join("|"))).toEqual(rows);
  });

  it("names a table that there is not", async () => {
    await expect(
      texts("let read = (name:string) {table(name)}; union read('T'), read('Nope')", workspace),
    ).rejects.toThrow("There is no table Nope");
  });
});
