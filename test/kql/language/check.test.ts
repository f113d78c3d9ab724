import { describe, expect, it } from "vitest";

import { check } from "../../../tools/kql/language/check.ts";
import { standardTables } from "../../../tools/kql/language/table-files.ts";
import { texts } from "../running.ts";
import { workspace } from "../workspace.ts";

describe("check", () => {
  it("finds an unknown column with its line and column", () => {
    expect(check("T\n| where nope == 1", workspace.schema).findings).toMatchObject([
      { severity: "error", code: "KS142", line: 2, column: 9 },
    ]);
  });

  it("gives the columns of the result", () => {
    expect(check("T | summarize count() by name", workspace.schema).columns).toEqual([
      { name: "name", type: "string" },
      { name: "count_", type: "long" },
    ]);
  });

  it("knows the standard tables", () => {
    const schema = { ...workspace.schema, tables: standardTables() };
    expect(check("SigninLogs | join kind=inner AuditLogs on CorrelationId", schema).findings).toEqual([]);
  });

  it("names the workspace function in which something is missing", async () => {
    await expect(texts("Broken()", workspace)).rejects.toThrow(
      /`fork` is not supported \(line 2, column \d+ of function Broken\)/u,
    );
  });
});

describe("symbols of a workspace", () => {
  it.each([
    ["AtLeast(2)", ["b|2"]],
    ["AtLeast()", ["a|1", "b|2"]],
    ["AtLeast(least = 2) | count", ["1"]],
    ["All | count", ["2"]],
    ["_GetWatchlist('hosts') | project Host", ["server"]],
    ["let n = 2; AtLeast(n)", ["b|2"]],
  ])("%s", async (query, rows) => {
    expect((await texts(query, workspace)).map((row) => row.join("|"))).toEqual(rows);
  });
});

describe("a watchlist that is not there, or has no rows", () => {
  const schema = { ...workspace.schema, watchlists: [{ alias: "empty", columns: [] }] };
  const database = { ...workspace, schema };

  it.each(["absent", "empty"])("has the columns of all watchlists and no rows: %s", async (alias) => {
    expect(check(`_GetWatchlist('${alias}')`, schema).columns).toEqual([
      { name: "_DTItemId", type: "string" },
      { name: "LastUpdatedTimeUTC", type: "datetime" },
      { name: "SearchKey", type: "string" },
    ]);
    expect(await texts(`_GetWatchlist('${alias}')`, database)).toEqual([]);
    expect(await texts(`T | where name in ((_GetWatchlist('${alias}') | project SearchKey))`, database)).toEqual([]);
    expect(
      await texts(`T | where name !in ((_GetWatchlist('${alias}') | project SearchKey)) | count`, database),
    ).toEqual([["2"]]);
  });

  it.each(["absent", "empty"])("has no column of its own, which column_ifexists stands in for: %s", async (alias) => {
    const list = `_GetWatchlist('${alias}')`;
    expect(check(`${list} | project Host`, schema).findings).toMatchObject([{ severity: "error", code: "KS142" }]);
    expect(await texts(`${list} | project Host = column_ifexists('Host', SearchKey)`, database)).toEqual([]);
  });
});
