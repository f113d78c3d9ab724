import { describe, expect, it } from "vitest";

import type { Database } from "../../../tools/kql/engine/database.ts";
import { type Table, tableFromRows } from "../../../tools/kql/tables/table.ts";
import { run, texts } from "../running.ts";

const text = (name: string) => ({ name, type: "string" }) as const;
const version = { name: "Version", type: "long" } as const;

/** The tables of the page "find operator", with fewer rows and columns. */
const columns = {
  EventsTable1: [text("Session_Id"), text("Level"), text("EventText"), version],
  EventsTable2: [text("Session_Id"), text("Level"), text("EventText"), text("EventName")],
  Other: [text("Host"), version],
} as const;
const tables = new Map<string, Table>([
  [
    "EventsTable1",
    tableFromRows(columns.EventsTable1, [
      ["acbd", "Information", "Some Text1", 1n],
      ["acbd", "Error", "Some Text2", null],
      ["aaaa", "Error", "Some Text3", 3n],
    ]),
  ],
  [
    "EventsTable2",
    tableFromRows(columns.EventsTable2, [
      ["acbd", "Information", "Some Other Text1", "Event1"],
      ["bbbb", "Error", "Some Other Text2", ""],
    ]),
  ],
  ["Other", tableFromRows(columns.Other, [["acbd", 1n]])],
]);
const database: Database = {
  schema: {
    tables: Object.entries(columns).map(([name, list]) => ({ name, columns: list })),
    functions: [],
    watchlists: [],
  },
  table: (name) => tables.get(name),
};
const events = "find in (EventsTable1, EventsTable2)";

describe("find", () => {
  it.each([
    [
      `${events} where Session_Id == 'acbd' and Level == 'Error'`,
      ['EventsTable1|acbd|Error|Some Text2|{"Version":null}'],
    ],
    [
      `${events} where Level == 'Error' and EventText has 'Other'`,
      ['EventsTable2|bbbb|Error|Some Other Text2|{"EventName":""}'],
    ],
    [
      `${events} where Session_Id == 'acbd' project EventText, Version`,
      ["EventsTable1|Some Text1|1", "EventsTable1|Some Text2|null", "EventsTable2|Some Other Text1|null"],
    ],
    [
      `find withsource=From in (Events*) where Level == 'Information' project Session_Id | sort by From desc`,
      ["EventsTable2|acbd", "EventsTable1|acbd"],
    ],
    // A table without a column of the condition is left out, also where the condition would hold for it.
    [
      "find in (EventsTable1, Other) where isempty(Level) or Version == 1 project Version",
      ["EventsTable1|1", "Other|1"],
    ],
    ["find in (EventsTable1, Other) where isempty(Level) project Version", []],
    ["find in (EventsTable1, Other) where Level == 'nobody'", []],
    ["find 'acbd' | count", ["4"]],
    ["find where Host == 'acbd'", ["Other|acbd|1"]],
    [`${events} where * has 'Event1' project Level`, ["EventsTable2|Information"]],
    [
      "let late = EventsTable1 | where Version > 1; find in (late, Other) where Version > 0 project Version",
      ["find_arg0|3", "Other|1"],
    ],
  ])("%s", async (query, rows) => {
    expect((await texts(query, database)).map((row) => row.join("|"))).toEqual(rows);
  });

  it.each([
    [
      "let other = Other | extend Level = 1; find in (EventsTable1, other) where Version == 1",
      "whose column Level has several types",
    ],
    ["find in (EventsTable1) where Version == 1 project Level, pack(*)", "`find` with pack(*)"],
    ["find in (EventsTable1) where Version == 1 project Version:string", "`find` with Version as a string"],
  ])("refuses %s", async (query, says) => {
    await expect(run(query, database)).rejects.toThrow(says);
  });
});
