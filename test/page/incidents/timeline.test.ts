import { describe, expect, it } from "vitest";
import { activityOf, textsIn, userUuids } from "../../../local-cloud/page-server/incidents/evidence-cells.ts";
import { timelineOf } from "../../../local-cloud/page-server/incidents/timeline.ts";
import { byDay } from "../../../page/views/incidents/timeline-days.ts";
import { hourMs, noon } from "../../local-cloud/azure/sentinel/samples.ts";
import { exportAlert } from "./sample-incident.ts";

describe("the timeline of an incident", () => {
  it("has events, alerts and changes, the oldest first", () => {
    const edits = [
      { at: noon + hourMs, by: "analyst", field: "owner", from: undefined, to: "tom" },
      { at: noon + 2 * hourMs, by: "alert", field: "status", from: "Closed", to: "Active" },
    ] as const;
    expect(timelineOf({ alerts: [exportAlert], edits }).timeline).toEqual([
      {
        number: 1,
        at: noon - hourMs,
        kind: "event",
        text: "ines@contoso.example",
        facts: [
          ["SrcIp", "192.0.2.10"],
          ["VaultUuid", "vault-1"],
        ],
      },
      { number: 2, at: noon, kind: "alert", text: exportAlert.title, facts: [["Severity", "Medium"]] },
      { number: 3, at: noon + hourMs, kind: "change", text: "Owner: none → tom", facts: [] },
      { number: 4, at: noon + 2 * hourMs, kind: "change", text: "Status: Closed → Active by a new alert", facts: [] },
    ]);
  });

  it("has an event once that several alerts show", () => {
    const kinds = timelineOf({ alerts: [exportAlert, exportAlert], edits: [] }).timeline.map(({ kind }) => kind);
    expect(kinds).toEqual(["event", "alert", "alert"]);
  });

  it("has no event for a row without a time", () => {
    const evidence = { columns: [{ name: "People", type: "long" }], rows: [[3]] };
    const kinds = timelineOf({ alerts: [{ ...exportAlert, evidence }], edits: [] }).timeline.map(({ kind }) => kind);
    expect(kinds).toEqual(["alert"]);
  });

  it("cuts long values", () => {
    const columns = [...exportAlert.evidence.columns, { name: "Items", type: "dynamic" }];
    const rows = exportAlert.evidence.rows.map((row) => [...row, "x".repeat(500)]);
    const { timeline } = timelineOf({ alerts: [{ ...exportAlert, evidence: { columns, rows } }], edits: [] });
    const [event] = timeline;
    expect(event?.facts.at(-1)).toEqual(["Items", `${"x".repeat(120)} …`]);
  });

  it("has the first 500 events, and says how many more there are", () => {
    const columns = [{ name: "EventTime", type: "datetime" }];
    const alerts = Array.from({ length: 6 }, (_, alert) => {
      const rows = Array.from({ length: 100 }, (__, row) => [new Date(noon - (alert * 100 + row)).toISOString()]);
      return { ...exportAlert, evidence: { columns, rows } };
    });
    const { timeline, eventsLeftOut } = timelineOf({ alerts, edits: [] });
    expect([timeline.length, eventsLeftOut, timeline[0]?.at]).toEqual([506, 100, noon - 599]);
  });

  it("is shown by day, in UTC", () => {
    const at = Date.parse("2026-03-10T23:59:59Z");
    const entry = { number: 1, at, kind: "alert", text: "", facts: [] } as const;
    const next = { ...entry, number: 2, at: at + 1_000 };
    expect(byDay([entry, next])).toEqual([
      { day: "2026-03-10", entries: [entry] },
      { day: "2026-03-11", entries: [next] },
    ]);
  });
});

describe("the evidence", () => {
  it("says when it all happened, or the alerts do", () => {
    expect(activityOf({ alerts: [exportAlert] })).toEqual({ from: noon - hourMs, to: noon - hourMs });
    const evidence = { columns: [], rows: [] };
    expect(activityOf({ alerts: [{ ...exportAlert, evidence }] })).toEqual({ from: noon, to: noon });
  });

  it("names things, each once", () => {
    expect(textsIn({ alerts: [exportAlert, exportAlert] }, "VaultUuid")).toEqual(["vault-1"]);
    expect(textsIn({ alerts: [exportAlert] }, "ItemUuid")).toEqual([]);
  });

  it("tells who an account is where it has address and identifier", () => {
    const columns = [...exportAlert.evidence.columns, { name: "UserUuid", type: "string" }];
    const rows = exportAlert.evidence.rows.map((row) => [...row, "USER1"]);
    expect([...userUuids({ alerts: [{ ...exportAlert, evidence: { columns, rows } }] })]).toEqual([
      ["ines@contoso.example", "USER1"],
    ]);
    expect(userUuids({ alerts: [exportAlert] }).size).toBe(0);
  });
});
