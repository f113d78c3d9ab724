import { describe, expect, it } from "vitest";

import { prepareQuery } from "../../tools/kql/engine/run-query.ts";
import { rowsOf, type Table, tableFromRows } from "../../tools/kql/tables/table.ts";
import { parseJson } from "../../tools/kql/values/json.ts";
import { now } from "./running.ts";

const columns = [{ name: "d", type: "dynamic" }] as const;
const schema = { tables: [{ name: "T", columns }], functions: [], watchlists: [] };

/** A database whose only table has these bags. */
function bags(...texts: string[]): { table(): Table } {
  const rows = texts.map((text) => [parseJson(text) ?? null]);
  return { table: () => tableFromRows(columns, rows) };
}

describe("a prepared query", () => {
  it("runs again over other rows and at another time", async () => {
    const query = prepareQuery("T | summarize n = sum(tolong(d.n)) | extend at = now()", schema);
    const first = await query.run(bags('{"n":1}', '{"n":2}'), { now });
    const second = await query.run(bags('{"n":5}'), { now: now + 1 });
    expect(rowsOf(first).map(([n]) => n)).toEqual([3n]);
    expect(rowsOf(second).map(([n]) => n)).toEqual([5n]);
    expect(rowsOf(second)[0]?.[1]).not.toEqual(rowsOf(first)[0]?.[1]);
  });

  it("forgets what it remembered within a run: subqueries, materialized tables", async () => {
    const query = prepareQuery(
      "let M = materialize(T); M | where tolong(d.n) == toscalar(M | summarize max(tolong(d.n)))",
      schema,
    );
    const counts = [];
    for (const database of [bags('{"n":1}', '{"n":2}'), bags('{"n":7}', '{"n":7}')]) {
      counts.push((await query.run(database, { now })).rows);
    }
    expect(counts).toEqual([1, 2]);
  });

  it("finds the columns anew where the rows tell them", async () => {
    const query = prepareQuery("T | evaluate bag_unpack(d)", schema);
    const names = [];
    for (const database of [bags('{"a":1}'), bags('{"b":1,"c":2}'), bags('{"a":2}')]) {
      names.push((await query.run(database, { now })).schema.map(({ name }) => name));
    }
    expect(names).toEqual([["a"], ["b", "c"], ["a"]]);
  });

  it("runs several times at once", async () => {
    const query = prepareQuery("T | where tolong(d.n) > toscalar(T | summarize avg(tolong(d.n)))", schema);
    const runs = [bags('{"n":1}', '{"n":2}'), bags('{"n":1}', '{"n":2}', '{"n":9}', '{"n":9}')];
    const results = await Promise.all(runs.map((database) => query.run(database, { now })));
    expect(results.map(({ rows }) => rows)).toEqual([1, 2]);
  });

  it("says at once what is wrong with it", () => {
    expect(() => prepareQuery("T | where nothing == 1", schema)).toThrow("nothing");
  });

  it("knows a function that is another one in another schema", async () => {
    const counts = [];
    for (const body of ["T", "T | take 1"]) {
      const other = { ...schema, functions: [{ name: "F", parameters: "", body }] };
      counts.push((await prepareQuery("F", other).run(bags("{}", "{}"), { now })).rows);
    }
    expect(counts).toEqual([2, 1]);
  });
});
