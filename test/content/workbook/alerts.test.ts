import { expect, test } from "vitest";
import { shownQueries } from "../../../tools/bench/workbook.ts";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { readRules } from "../../../tools/content/files/rule-file.ts";
import { workbookSchema } from "../../../tools/content/workbook/sentinel-tables.ts";
import { prepareQuery } from "../../../tools/kql/engine/run-query.ts";
import { watchlistColumns, watchlistTable } from "../../../tools/kql/language/schema.ts";
import type { TableSchema } from "../../../tools/kql/language/schema.ts";
import { tableFromRows } from "../../../tools/kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../../../tools/kql/values/ticks.ts";
import type { Value } from "../../../tools/kql/values/types.ts";
import { expanded, recordsOf, root, workbook } from "./shown-company.ts";

/* What Sentinel itself writes: alerts, incidents, its health, volumes. The rules are those of the project. */

const hour = 3_600_000;
const now = Date.UTC(2026, 2, 20, 12);
const schema = workbookSchema(contentSchema(root));
const rules = readRules(root);
const [ready, second] = rules.filter(({ needs }) => needs.length === 0);
const waiting = rules.find(({ needs }) => needs.includes("watchlist HoneyItems"));
const nameOf = (rule: { readonly name: string } | undefined): string => `1Password: ${rule?.name ?? ""}`;

const alert = (id: string, rule: string, hoursAgo: number, severity = "High") => ({
  TimeGenerated: at(hoursAgo),
  SystemAlertId: id,
  AlertName: "Somebody did something",
  AlertSeverity: severity,
  Status: "New",
  ExtendedProperties: JSON.stringify({ "Analytic Rule Ids": '["1"]', "Analytic Rule Name": `["${rule}"]` }),
});
const incident = (number: bigint, status: string, alerts: readonly string[], hoursAgo: number) => ({
  TimeGenerated: at(hoursAgo),
  IncidentNumber: number,
  Title: `Incident ${number}`,
  Severity: "Medium",
  Status: status,
  Owner: new Map([["assignedTo", "Ines"]]),
  AlertIds: [...alerts],
  CreatedTime: at(10),
  IncidentUrl: `https://portal.example/${number}`,
});

const tables: Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>> = {
  SecurityAlert: [
    alert("a1", nameOf(ready), 9),
    // The same alert again: its state changed.
    alert("a1", nameOf(ready), 2),
    alert("a2", nameOf(ready), 5, "Low"),
    alert("b1", "Somebody else's rule", 4),
  ],
  SecurityIncident: [
    incident(1n, "New", ["a1", "a2"], 8),
    incident(2n, "New", ["a2"], 8),
    incident(2n, "Closed", ["a2"], 3),
    incident(3n, "New", ["b1"], 3),
  ],
  SentinelHealth: [
    health(nameOf(ready), "Success", 1),
    health(nameOf(second), "Success", 3),
    health(nameOf(second), "Failure", 1),
    health("Somebody else's rule", "Success", 1),
  ],
  Usage: [
    { TimeGenerated: at(1), DataType: "OnePasswordEventLogs_CL", Quantity: 1.5 },
    { TimeGenerated: at(2), DataType: "OnePasswordEventLogs_CL", Quantity: 2 },
    { TimeGenerated: at(2), DataType: "SigninLogs", Quantity: 70 },
  ],
  [watchlistTable("HoneyItems")]: [
    { SearchKey: "exampleitemexampleitemexam", Title: "EXAMPLE ROW: delete me" },
    { SearchKey: "abcdefghijklmnopqrstuvwxyz", Title: "old administrator" },
  ],
  [watchlistTable("Leavers")]: [{ SearchKey: "example-leaver@example.com", Note: "EXAMPLE ROW: delete me" }],
};

function at(hoursAgo: number): bigint {
  return datetimeFromMilliseconds(now - hoursAgo * hour);
}

function health(name: string, status: string, hoursAgo: number) {
  return {
    TimeGenerated: at(hoursAgo),
    SentinelResourceName: name,
    SentinelResourceType: "Analytics Rule",
    Status: status,
  };
}

const known: readonly TableSchema[] = [
  ...schema.tables,
  ...schema.watchlists.map((list) => ({ name: watchlistTable(list.alias), columns: watchlistColumns(list) })),
];
const filled = new Map(
  known.map(({ name, columns }) => [
    name,
    tableFromRows(
      columns,
      (tables[name] ?? []).map((row) =>
        columns.map((column) => row[column.name] ?? (column.type === "string" ? "" : null)),
      ),
    ),
  ]),
);

function waitFor(alias: string): number {
  return rules.filter(({ needs }) => needs.includes(`watchlist ${alias}`)).length;
}

async function rowsOf(file: string) {
  const query = shownQueries(workbook).find((each) => each.file === `workbook/${file}`);
  const text = expanded(query?.text ?? "", { time: { from: now - 7 * 24 * hour, to: now } });
  return recordsOf(await prepareQuery(text, schema).run({ table: (name) => filled.get(name) }, { now }));
}

test("an incident is shown if it is open and an alert of our rules is in it", async () => {
  expect(await rowsOf("overview/incidents.kql")).toEqual([
    {
      Severity: "Medium",
      Incident: "1 Incident 1",
      Status: "New",
      Owner: "Ines",
      CreatedTime: now - 10 * hour,
      AgeHours: 10,
      Alerts: 2,
      Rules: nameOf(ready),
      Link: "https://portal.example/1",
      Number: 1,
    },
  ]);
});

test("an alert counts once, when it first fired, and only if a rule of ours gave it", async () => {
  const rows = await rowsOf("overview/alerts.kql");
  expect(rows.map(({ Alerts: alerts, Severity: severity }) => [severity, alerts])).toEqual([
    ["High", 1],
    ["Low", 1],
  ]);
});

test("a rule is shown with its last alert, and with how its last run ended", async () => {
  const rows = new Map((await rowsOf("coverage/rules.kql")).map((row) => [row["Rule"], row]));
  expect(rows.size).toBe(rules.length);
  expect(rows.get(nameOf(ready))).toMatchObject({ Runs: "runs", Alerts: 2, LastFired: now - 5 * hour });
  expect(rows.get(nameOf(second))).toMatchObject({ Runs: "fails", Alerts: 0, LastFired: null });
  expect(rows.get(nameOf(waiting))).toMatchObject({ Runs: "starts switched off" });
});

test("what is at work is counted", async () => {
  const rows = await rowsOf("coverage/summary.kql");
  expect(rows.map(({ Fact: fact, Value: value }) => [fact, value])).toEqual([
    ["Rules", rules.length],
    ["Ready", rules.filter(({ needs }) => needs.length === 0).length],
    ["Seen running", 1],
    ["Fired", 1],
    ["Watchlists", 1],
  ]);
});

test("a watchlist is filled when it has more than its example, and names how many rules wait for it", async () => {
  const rows = new Map((await rowsOf("coverage/watchlists.kql")).map((row) => [row["Watchlist"], row]));
  expect(rows.get("HoneyItems")).toMatchObject({ State: "filled", Rows: 1, WaitingRules: waitFor("HoneyItems") });
  expect(rows.get("Leavers")).toMatchObject({ State: "empty", Rows: 0, WaitingRules: waitFor("Leavers") });
});

test("what a waiting rule needs is said to be there or not", async () => {
  const rows = await rowsOf("coverage/waiting.kql");
  const honey = rows.find(({ Rule: rule, Need: need }) => rule === nameOf(waiting) && need === "watchlist HoneyItems");
  expect(honey).toMatchObject({ Now: "filled: the rule can be switched on" });
  expect(new Set(rows.map(({ Rule: rule }) => rule)).size).toBe(rules.filter(({ needs }) => needs.length > 0).length);
});

test("the volume is that of our table alone", async () => {
  expect(await rowsOf("health/volume.kql")).toEqual([
    { Megabytes: 3.5, EventTime: Date.UTC(2026, 2, 20), Source: "ingested, as the workspace bills it" },
  ]);
});
