import { describe, expect, it } from "vitest";

import { writeIncident, writeIncidents } from "../../local-cloud/incident-lines.ts";
import type { Incident } from "../../local-cloud/azure/sentinel/incident.ts";

const at = Date.parse("2026-03-10T12:00:00Z");

function incidentOf(severity: Incident["severity"], alerts: number, ...names: readonly string[]): Incident {
  const entities = names.map((name) => ({ type: "Account", identifiers: { FullName: name } }));
  const texts = { title: "Vault exported", description: "" };
  const evidence = { columns: [], rows: [] };
  const alert = {
    ...texts,
    ruleId: "r",
    at,
    severity,
    tactics: [],
    techniques: [],
    entities,
    details: {},
    results: 1,
    evidence,
  };
  const state = { status: "New", owner: undefined, classification: undefined, createdAt: at, changedAt: at } as const;
  return {
    ...texts,
    ...state,
    id: "i",
    number: 1,
    ruleId: "r",
    severity,
    alerts: Array.from({ length: alerts }, () => alert),
    edits: [],
  };
}

describe("an incident on the screen", () => {
  it("is a line with its time, severity, title and entities", () => {
    expect(writeIncident(incidentOf("High", 1, "ines", "tom"), at)).toBe(
      "12:00:00  INCIDENT  High           Vault exported [ines, tom]",
    );
  });

  it("says how many alerts it has, and names four entities", () => {
    expect(writeIncident(incidentOf("Low", 2, "a", "b", "c", "d", "e", "f"), at)).toMatch(
      /Vault exported \(2 alerts\) \[a, b, c, d, 2 more\]$/,
    );
  });

  it("has no brackets when it is about nobody", () => {
    expect(writeIncident(incidentOf("Low", 1), at)).toMatch(/Vault exported$/);
  });
});

describe("incidents at the end", () => {
  it("are listed, the gravest first", () => {
    const text = writeIncidents([incidentOf("Low", 1, "ines"), incidentOf("High", 1, "tom")]);
    expect(text.split("\n")).toEqual([
      "Sentinel ran its rules and opened 2 incidents:",
      "  High           Vault exported [tom]",
      "  Low            Vault exported [ines]",
    ]);
  });

  it("may be none", () => {
    expect(writeIncidents([])).toBe("Sentinel ran its rules and opened no incident.");
  });
});
