import { describe, expect, it } from "vitest";

import { runQuery } from "../../../tools/kql/engine/run-query.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import { queries } from "../cases.ts";
import { emptyDatabase, now, run } from "../running.ts";

const people = `datatable(d:dynamic)[dynamic({"Name": "John", "Age":20}), dynamic({"Name": "Dave", "Age":40}), dynamic({"Name": "Jasmine", "Age":30})]`;
const named = `datatable(Name:string, d:dynamic)['James', dynamic({"Name": "John", "Age":20}), 'David', dynamic({"Age":40})]`;
const storms = `datatable(EventType:string, State:string, Deaths:long)['Heat', 'ARKANSAS', 3, 'Lightning', 'ARIZONA', 1, 'Heat', 'ARKANSAS', 0]`;

/** Columns and rows of a query whose columns the rows tell, so that the binder does not know them. */
async function open(query: string) {
  const table = await runQuery(query, emptyDatabase, { now });
  return { columns: table.schema.map(({ name, type }) => `${name}:${type}`), rows: rowsOf(table) };
}

describe("evaluate with an output schema", () => {
  queries([
    [`${people} | evaluate bag_unpack(d) : (Name:string, Age:long)`, ["John|20", "Dave|40", "Jasmine|30"]],
    [`${named} | evaluate bag_unpack(d, 'p_') : (*, p_Name:string)`, ["James|John", "David|"]],
    [
      `datatable(d:dynamic, Description:string)[dynamic({"Name": "John", "Age":20, "height":180}), "Student"] | evaluate bag_unpack(d) : (*, Name:string, Age:long)`,
      ["Student|John|20"],
    ],
    [
      `datatable(d:dynamic)[dynamic(null), dynamic([1])] | evaluate bag_unpack(d) : (Name:string, Age:long)`,
      ["|null", "|null"],
    ],
    [`${people} | where false | evaluate bag_unpack(d) : (Name:string)`, []],
    [
      `${storms} | evaluate pivot(State, sum(Deaths)) : (EventType:string, ARKANSAS:long, ARIZONA:long)`,
      ["Heat|3|0", "Lightning|0|1"],
    ],
    [
      `${storms} | evaluate pivot(State, count(), EventType) : (EventType:string, TEXAS:long)`,
      ["Heat|0", "Lightning|0"],
    ],
  ]);

  it("refuses other plugins by name", async () => {
    await expect(run("print x = 1 | evaluate narrow()")).rejects.toThrow("`evaluate narrow` is not supported");
  });
});

describe("evaluate without an output schema", () => {
  it("makes columns of the slots, by name and with their types", async () => {
    expect(await open(`${people} | evaluate bag_unpack(d)`)).toEqual({
      columns: ["Age:long", "Name:string"],
      rows: [
        [20n, "John"],
        [40n, "Dave"],
        [30n, "Jasmine"],
      ],
    });
  });

  it("puts a prefix in front", async () => {
    const { columns } = await open(`${people} | evaluate bag_unpack(d, 'Property_')`);
    expect(columns).toEqual(["Property_Age:long", "Property_Name:string"]);
  });

  it("replaces a column of the table", async () => {
    expect(await open(`${named} | evaluate bag_unpack(d, columnsConflict='replace_source')`)).toEqual({
      columns: ["Name:string", "Age:long"],
      rows: [
        ["John", 20n],
        ["", 40n],
      ],
    });
  });

  it("keeps a column of the table", async () => {
    const { rows } = await open(`${named} | evaluate bag_unpack(d, columnsConflict='keep_source')`);
    expect(rows).toEqual([
      ["James", 20n],
      ["David", 40n],
    ]);
  });

  it("refuses a column that is there already", async () => {
    await expect(open(`${named} | evaluate bag_unpack(d)`)).rejects.toThrow("a column Name already");
  });

  it("gives a slot with several types as dynamic", async () => {
    const { columns } = await open(
      `datatable(d:dynamic)[dynamic({"a": 1}), dynamic({"a": "x"})] | evaluate bag_unpack(d)`,
    );
    expect(columns).toEqual(["a:dynamic"]);
  });

  it("lets what comes after see the columns with their types", async () => {
    const query = `let p = ${people} | evaluate bag_unpack(d); p | where Age > 25 | summarize s = sum(Age), n = dcount(Name)`;
    expect(await open(query)).toEqual({ columns: ["s:long", "n:long"], rows: [[70n, 2n]] });
  });

  it("gives no columns for no rows", async () => {
    expect(await open(`${named} | where false | evaluate bag_unpack(d)`)).toEqual({
      columns: ["Name:string"],
      rows: [],
    });
    expect(await open(`${storms} | where false | evaluate pivot(State, sum(Deaths))`)).toEqual({
      columns: ["EventType:string"],
      rows: [],
    });
  });

  it("refuses what has no text to write the columns into, and what is no bag", async () => {
    await expect(open(`let f = () { ${people} | evaluate bag_unpack(d) }; f()`)).rejects.toThrow(
      "needs an output schema here",
    );
    await expect(open("print t = datetime(2024-01-01) | evaluate bag_unpack(t)")).rejects.toThrow("no dynamic column");
  });

  it("pivots by the values of a column", async () => {
    expect(await open(`${storms} | evaluate pivot(State, sum(Deaths), EventType)`)).toEqual({
      columns: ["EventType:string", "ARKANSAS:long", "ARIZONA:long"],
      rows: [
        ["Heat", 3n, 0n],
        ["Lightning", 0n, 1n],
      ],
    });
    const { rows } = await open(`${storms} | project State, EventType | evaluate pivot(State)`);
    expect(rows).toEqual([
      ["Heat", 2n, 0n],
      ["Lightning", 0n, 1n],
    ]);
  });
});
