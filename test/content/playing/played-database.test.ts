import { describe, expect, test } from "vitest";

import { contentSchema } from "../../../tools/content/content-schema.ts";
import { prepareQuery } from "../../../tools/kql/engine/run-query.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import { toText } from "../../../tools/kql/values/text.ts";
import { uuidOf } from "../../../tools/content/playing/people.ts";
import { createPlayedDatabases } from "../../../tools/content/playing/played-database.ts";
import { playedEvents } from "../../../tools/content/playing/played-events.ts";
import { dayStart } from "../../../tools/content/playing/play-time.ts";
import { ruleWith, sampleEvent } from "./sample-rule.ts";

const databaseFor = createPlayedDatabases(contentSchema(new URL("../../../", import.meta.url).pathname));

/** What a query finds in the workspace of a test, as texts. */
async function ask(query: string, written: string): Promise<string[][]> {
  const [given] = ruleWith(`${written}\nalerts: []`).tests;
  if (given === undefined) throw new Error("There is no test.");
  const database = databaseFor(given, playedEvents(given));
  const table = await prepareQuery(query, database.schema).run(database, { now: dayStart });
  return rowsOf(table).map((row) => row.map((value, index) => toText(value, table.schema[index]?.type ?? "string")));
}

describe("events of tests", () => {
  test("go through the connector into the table, with what they are short for", async () => {
    const rows = await ask(
      "OnePasswordAuditEvents | project EventTime, IngestionTime, UserEmail, UserUuid, SrcIp, Country, City, SessionUuid, ObjectUuid, AuxUuid",
      `${sampleEvent}    country: DE\n    session: s1\n    arrives: "+6h"`,
    );
    expect(rows).toEqual([
      [
        "2026-03-10T10:00:00.0000000Z",
        "2026-03-10T16:00:00.0000000Z",
        "ines@contoso.example",
        uuidOf("ines@contoso.example"),
        "192.0.2.10",
        "DE",
        "Berlin",
        "s1",
        "vault-1",
        "",
      ],
    ]);
  });

  test("name people by e-mail address alone, in all streams", async () => {
    const rows = await ask(
      `union (OnePasswordAuditEvents | project Who = AuxUuid, Name = AuxName), (OnePasswordSignIns | project Who = UserUuid, Name = UserName), (OnePasswordItemUsages | project Who = UserUuid, Name = UserName) | distinct Who, Name`,
      `
events:
  - audit: { action: grant, object_type: uva, aux_details: { email: tom.visser@contoso.example } }
    at: "10:00"
    by: ines@contoso.example
  - signIn: {}
    at: "10:01"
    by: tom.visser@contoso.example
  - usage: {}
    at: "10:02"
    by: tom.visser@contoso.example
`,
    );
    expect(rows).toEqual([[uuidOf("tom.visser@contoso.example"), "Tom Visser"]]);
  });

  test("are repeated in a row, and on the days before", async () => {
    const rows = await ask(
      "OnePasswordSignIns | sort by EventTime asc | project EventTime, IngestionTime - EventTime",
      `
events:
  - { signIn: {}, at: "10:00", by: ines@contoso.example, times: 2, every: 30s, daily: 2 }
`,
    );
    expect(rows.map(([at]) => at?.slice(5, 19))).toEqual([
      "03-08T10:00:00",
      "03-08T10:00:30",
      "03-09T10:00:00",
      "03-09T10:00:30",
    ]);
    expect(new Set(rows.map(([, delay]) => delay))).toEqual(new Set(["00:01:00"]));
  });

  test("have the time of arrival as TimeGenerated when they are more than two days old", async () => {
    const rows = await ask(
      "OnePasswordSignIns | where TimeGenerated == IngestionTime | project EventTime",
      `
events:
  - { signIn: {}, at: "-1d 10:00", arrives: "+47h" }
  - { signIn: {}, at: "-2d 10:00", arrives: "+49h" }
`,
    );
    expect(rows).toEqual([["2026-03-08T10:00:00.0000000Z"]]);
  });

  test("can take fields away, and name a sign-in's session in audit events", async () => {
    const rows = await ask(
      "OnePasswordAuditEvents | project Country, SessionLoginTime",
      `
events:
  - { signIn: {}, at: "09:30", session: s1 }
  - { audit: { location: null }, at: "10:00", session: s1 }
`,
    );
    expect(rows).toEqual([["", "2026-03-10T09:30:00.0000000Z"]]);
  });

  test("can be health rows, and rows of watchlists and of other products", async () => {
    const rows = await ask(
      "OnePasswordHealth | extend Item = toscalar(_GetWatchlist('HoneyItems') | project SearchKey), Aws = toscalar(AWSCloudTrail | project ingestion_time()) | project EventTime, Outcome, Events, Item, Aws",
      `
events:
  - { health: { details: { events: 3 } }, at: "10:00" }
watchlists: { HoneyItems: [{ ItemUuid: item-1 }] }
tables: { AWSCloudTrail: [{ TimeGenerated: "10:05", EventName: ConsoleLogin }] }
`,
    );
    expect(rows).toEqual([["2026-03-10T10:00:00.0000000Z", "drained", "3", "item-1", "2026-03-10T10:06:00.0000000Z"]]);
  });

  test.each([
    ["a column that a table does not have", "tables: { AWSCloudTrail: [{ TimeGenerated: '10:05', Nothing: 1 }] }"],
    ["a row without time", "tables: { AWSCloudTrail: [{ EventName: ConsoleLogin }] }"],
    ["a column that a watchlist does not have", "watchlists: { HoneyItems: [{ Nothing: item-1 }] }"],
    ["a country without a capital", "events: [{ signIn: {}, at: '10:00', country: XX }]"],
  ])("must not have %s", async (_, written) => {
    await expect(ask("OnePasswordSignIns", written)).rejects.toThrow(/Nothing|TimeGenerated|capital/u);
  });
});
