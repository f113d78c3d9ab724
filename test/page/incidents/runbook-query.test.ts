import { describe, expect, it } from "vitest";
import { kqlList, kqlText } from "../../../local-cloud/page-server/incidents/kql-text.ts";
import { runbookQuery } from "../../../local-cloud/page-server/incidents/runbook-query.ts";
import { windowOf } from "../../../local-cloud/page-server/incidents/step-window.ts";
import { createTableWriter } from "../../../tools/kql/tables/table-writer.ts";
import { runQuery } from "../../../tools/kql/engine/run-query.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import { address, ines } from "./sample-incident.ts";

const empty = { schema: { tables: [], functions: [], watchlists: [] }, table: () => undefined };

describe("a text in a query", () => {
  it.each([
    ["plain", "ines@contoso.example"],
    ["with quotes", `"ines" 'tom'`],
    ["with backslashes", String.raw`CONTOSO\ines\\`],
    ["that tries to end itself", String.raw`\" or true // `],
    ["with lines and tabs", "a\r\nb\tc"],
    ["with other control characters", "a\u0000b\u001Fc\u007F\u0085"],
    ["with braces and letters of other scripts", "{x} ünï 漢字 😀"],
  ])("is read as it was: %s", async (_, text) => {
    const table = await runQuery(`print Text = ${kqlText(text)}`, empty, { now: 0 });
    expect(rowsOf(table)).toEqual([[text]]);
  });

  it("stands in lists", () => {
    expect(kqlList(["a", 'b"'])).toBe(String.raw`("a", "b\"")`);
  });
});

describe("a step of a runbook as a query", () => {
  const known = ["TimeGenerated", "EventTime", "UserEmail", "SrcIp", "Action"];
  const step = { look: "OnePasswordAuditEvents", columns: ["EventTime", "Action"], known, entities: [], window: {} };

  it("is about the incident's people and addresses, in the step's time, the newest first", () => {
    const window = { from: Date.parse("2026-03-01T00:00:00Z"), to: Date.parse("2026-03-02T00:00:00Z") };
    expect(runbookQuery({ ...step, entities: [ines, address], window }).split("\n")).toEqual([
      "OnePasswordAuditEvents",
      "| where EventTime >= datetime(2026-03-01T00:00:00.000Z)",
      "| where EventTime <= datetime(2026-03-02T00:00:00.000Z)",
      '| where UserEmail in~ ("ines@contoso.example") or SrcIp in~ ("192.0.2.10")',
      "| project EventTime, Action",
      "| sort by EventTime desc",
    ]);
  });

  it("is about all events where the incident has no entity that the parser knows", () => {
    const query = "OnePasswordAuditEvents\n| project EventTime, Action\n| sort by EventTime desc";
    const host = { type: "Host", identifiers: { HostName: "laptop" } };
    expect(runbookQuery({ ...step, entities: [host] })).toBe(query);
    expect(runbookQuery({ ...step, known: ["EventTime", "Action"], entities: [ines] })).toBe(query);
  });

  it("sorts by a time that it does not show, and names hosts where a table has nothing else", () => {
    const host = { type: "Host", identifiers: { HostName: "laptop" } };
    const question = { ...step, look: "DeviceInfo", known: ["TimeGenerated", "DeviceName"], columns: ["DeviceName"] };
    expect(runbookQuery({ ...question, entities: [host, ines] }).split("\n")).toEqual([
      "DeviceInfo",
      '| where DeviceName in~ ("laptop")',
      "| sort by TimeGenerated desc",
      "| project DeviceName",
    ]);
  });

  it("lets no entity's name out of its text", async () => {
    const columns = known.map((name) => ({
      name,
      type: name.endsWith("e") ? ("datetime" as const) : ("string" as const),
    }));
    const writer = createTableWriter(columns);
    writer.append({ EventTime: 0n, UserEmail: "tom@contoso.example" });
    const schema = { tables: [{ name: "Events", columns }], functions: [], watchlists: [] };
    const database = { schema, table: () => writer.table() };
    const hostile = { type: "Account", identifiers: { Name: String.raw`x\") or true //` } };
    const query = runbookQuery({ ...step, look: "Events", entities: [hostile] });
    expect((await runQuery(query, database, { now: 0 })).rows).toBe(0);
  });
});

describe("the time of a step", () => {
  const day = 86_400_000;
  const activity = { from: 10 * day, to: 20 * day };
  it.each([
    ["14 days before the alert to now", { from: -4 * day }],
    ["1 hour before to 1 hour after", { from: 10 * day - 3_600_000, to: 20 * day + 3_600_000 }],
    ["30 minutes before to 1 day after the use", { from: 10 * day - 1_800_000, to: 21 * day }],
    ["the change to now", { from: 10 * day }],
    ["1 day before to the change", { from: 9 * day, to: 20 * day }],
    ["now to 1 day after the alert", { from: 20 * day, to: 21 * day }],
    ["now", {}],
    ["the session", {}],
  ])("%s", (words, expected) => {
    expect(windowOf(words, activity)).toEqual(expected);
  });
});
