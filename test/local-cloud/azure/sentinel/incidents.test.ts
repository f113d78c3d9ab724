import { describe, expect, test } from "vitest";

import type { Alert } from "../../../../local-cloud/azure/sentinel/alert.ts";
import type { Incident } from "../../../../local-cloud/azure/sentinel/incident.ts";
import { createIncidents, type Incidents } from "../../../../local-cloud/azure/sentinel/incidents.ts";
import type { IncidentGrouping } from "../../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import { hourMs, noon, sampleAlert, sampleGrouping, sampleRule } from "./samples.ts";

function createNumbered(): Incidents {
  let count = 0;
  return createIncidents(() => `incident-${++count}`);
}

function grouped(grouping: Partial<IncidentGrouping> | undefined) {
  const whole = grouping === undefined ? undefined : { ...sampleGrouping, ...grouping };
  return { ...sampleRule, incidents: { creates: true, grouping: whole } };
}

/** How many alerts each incident has. */
function sizes(incidents: Incidents): number[] {
  return incidents.list().map(({ alerts }) => alerts.length);
}

const tom: Alert = { ...sampleAlert, entities: [{ type: "Account", identifiers: { FullName: "tom" } }] };
const address = { type: "IP", identifiers: { Address: "192.0.2.1" } };
const fromAddress: Alert = { ...sampleAlert, entities: [...sampleAlert.entities, address] };
const elsewhere: Alert = { ...sampleAlert, details: { Place: ["there"] } };
const graver: Alert = { ...sampleAlert, severity: "High" };
const renamed: Alert = { ...sampleAlert, title: "Something else" };

describe("alerts share an incident", () => {
  const cases: readonly (readonly [string, Partial<IncidentGrouping> | undefined, readonly Alert[], number[]])[] = [
    ["never without grouping", undefined, [sampleAlert, sampleAlert], [1, 1]],
    ["with the same entities", {}, [sampleAlert, sampleAlert], [2]],
    ["whatever else differs", {}, [sampleAlert, elsewhere, graver, renamed], [4]],
    ["not with other entities", {}, [sampleAlert, tom, sampleAlert], [2, 1]],
    ["not with a further entity", {}, [sampleAlert, fromAddress], [1, 1]],
    ["any of the rule's", { matching: "AnyAlert" }, [sampleAlert, tom, fromAddress], [3]],
    ["by selected entities", { matching: "Selected", entities: ["Account"] }, [sampleAlert, fromAddress, tom], [2, 1]],
    ["by custom details", { matching: "Selected", customDetails: ["Place"] }, [sampleAlert, tom, elsewhere], [2, 1]],
    ["by severity", { matching: "Selected", alertDetails: ["Severity"] }, [sampleAlert, tom, graver], [2, 1]],
    ["by name", { matching: "Selected", alertDetails: ["DisplayName"] }, [sampleAlert, tom, renamed], [2, 1]],
  ];
  test.each(cases)("%s", (_, grouping, alerts, expected) => {
    const incidents = createNumbered();
    incidents.take(grouped(grouping), alerts);
    expect(sizes(incidents)).toEqual(expected);
  });

  test("not those of different rules", () => {
    const incidents = createNumbered();
    const rule = grouped({ matching: "AnyAlert" });
    incidents.take(rule, [sampleAlert]);
    incidents.take({ ...rule, id: "rule-2" }, [{ ...sampleAlert, ruleId: "rule-2" }]);
    expect(sizes(incidents)).toEqual([1, 1]);
  });

  test("for as long as the look-back, counted from the first one", () => {
    const incidents = createNumbered();
    const rule = grouped({});
    for (const at of [noon, noon + hourMs / 2, noon + hourMs, noon + hourMs + 1]) {
      incidents.take(rule, [{ ...sampleAlert, at }]);
    }
    expect(sizes(incidents)).toEqual([3, 1]);
  });

  test("up to 150 of them", () => {
    const incidents = createNumbered();
    incidents.take(
      grouped({}),
      Array.from({ length: 151 }, () => sampleAlert),
    );
    expect(sizes(incidents)).toEqual([150, 1]);
  });
});

describe("a closed incident", () => {
  test.each([
    { reopensClosed: true, expected: [{ status: "Active", alerts: { length: 2 } }] },
    { reopensClosed: false, expected: [{ status: "Closed" }, { status: "New" }] },
  ])("takes an alert only where the rule opens it again: $reopensClosed", ({ reopensClosed, expected }) => {
    const incidents = createNumbered();
    const rule = grouped({ reopensClosed });
    incidents.take(rule, [sampleAlert]);
    incidents.change("incident-1", { status: "Closed" }, noon);
    incidents.take(rule, [{ ...sampleAlert, at: noon + 1 }]);
    expect(incidents.list()).toMatchObject(expected);
  });
});

describe("incidents", () => {
  test("are not made for rules that want none", () => {
    const incidents = createNumbered();
    incidents.take({ ...sampleRule, incidents: { creates: false, grouping: undefined } }, [sampleAlert]);
    expect(incidents.list()).toEqual([]);
  });

  test("are counted, and as grave as their gravest alert", () => {
    const incidents = createNumbered();
    incidents.take(grouped({}), [sampleAlert, graver, tom]);
    expect(incidents.list()).toMatchObject([
      { number: 1, severity: "High", title: sampleAlert.title, status: "New", createdAt: noon },
      { number: 2, severity: "Low" },
    ]);
  });

  test("are told of once all alerts of a run are in them, and when they are opened again", () => {
    const incidents = createNumbered();
    const told: Incident[] = [];
    incidents.onOpened((incident) => void told.push(incident));
    const rule = grouped({ reopensClosed: true });
    incidents.take(rule, [sampleAlert, sampleAlert]);
    incidents.take(rule, [sampleAlert]);
    incidents.change("incident-1", { status: "Closed" }, noon);
    incidents.take(rule, [sampleAlert]);
    expect(told.map(({ id, status, alerts }) => [id, status, alerts.length])).toEqual([
      ["incident-1", "New", 2],
      ["incident-1", "Active", 4],
    ]);
  });

  test("can be deleted, and all be forgotten", () => {
    const incidents = createNumbered();
    incidents.take(grouped(undefined), [sampleAlert, tom]);
    expect(incidents.delete("incident-1")).toBe(true);
    expect(incidents.delete("incident-1")).toBe(false);
    expect(incidents.list()).toMatchObject([{ number: 2 }]);
    incidents.clear();
    expect(incidents.list()).toEqual([]);
  });
});

describe("an incident remembers its changes", () => {
  test("by analysts and by alerts, with what there was before", () => {
    const incidents = createNumbered();
    const rule = grouped({ reopensClosed: true });
    incidents.take(rule, [sampleAlert]);
    incidents.change("incident-1", { owner: "ines", title: sampleAlert.title }, noon + 1);
    incidents.change("incident-1", { status: "Closed", classification: "Undetermined" }, noon + 2);
    incidents.take(rule, [{ ...graver, at: noon + 3 }]);
    expect(incidents.get("incident-1")?.edits).toEqual([
      { at: noon + 1, by: "analyst", field: "owner", from: undefined, to: "ines" },
      { at: noon + 2, by: "analyst", field: "status", from: "New", to: "Closed" },
      { at: noon + 2, by: "analyst", field: "classification", from: undefined, to: "Undetermined" },
      { at: noon + 3, by: "alert", field: "severity", from: "Low", to: "High" },
      { at: noon + 3, by: "alert", field: "status", from: "Closed", to: "Active" },
    ]);
  });

  test("and each makes its time of change a later one, even at the same moment", () => {
    const incidents = createNumbered();
    const rule = grouped({});
    incidents.take(rule, [sampleAlert]);
    incidents.take(rule, [sampleAlert]);
    expect(incidents.get("incident-1")?.changedAt).toBe(noon + 1);
    expect(incidents.change("incident-1", { owner: "ines" }, noon)?.changedAt).toBe(noon + 2);
    expect(incidents.change("incident-1", { owner: "tom" }, noon + 9)?.changedAt).toBe(noon + 9);
  });

  test("up to 500 of them", () => {
    const incidents = createNumbered();
    incidents.take(grouped({}), [sampleAlert]);
    for (let change = 1; change <= 501; change++) incidents.change("incident-1", { owner: `user-${change}` }, noon);
    const edits = incidents.get("incident-1")?.edits;
    expect([edits?.length, edits?.[0]?.to]).toEqual([500, "user-2"]);
  });
});
