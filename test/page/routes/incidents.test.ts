import type { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import { createIncidents, type Incidents } from "../../../local-cloud/azure/sentinel/incidents.ts";
import {
  type IncidentContent,
  readIncidentContent,
} from "../../../local-cloud/page-server/incidents/incident-content.ts";
import { incidentRoutes } from "../../../local-cloud/page-server/routes/incidents.ts";
import { noon, sampleAlert, sampleGrouping, sampleRule } from "../../local-cloud/azure/sentinel/samples.ts";
import { exportAlert, vaultExported } from "../incidents/sample-incident.ts";

let content: IncidentContent;
beforeAll(() => {
  content = readIncidentContent();
});

function createFilled(): Incidents {
  let made = 0;
  const incidents = createIncidents(() => `incident-${++made}`);
  incidents.take(sampleRule, [sampleAlert]);
  const grouped = { creates: true, grouping: sampleGrouping };
  incidents.take({ ...sampleRule, id: vaultExported, incidents: grouped }, [exportAlert]);
  return incidents;
}

function routesOver(incidents: Incidents): Hono {
  return incidentRoutes({
    incidents,
    clock: { now: () => noon + 1_000 },
    ruleNames: () => new Map([[vaultExported, "1Password: Vault exported"]]),
    readContent: () => content,
  });
}

/** Status and body of an answer. */
async function ask(incidents: Incidents, path: string, body?: unknown): Promise<readonly [number, unknown]> {
  const response = await routesOver(incidents).request(
    path,
    body === undefined ? {} : { method: "PUT", body: typeof body === "string" ? body : JSON.stringify(body) },
  );
  return [response.status, await response.json()];
}

describe("the list of incidents", () => {
  it("has the newest first, with what a list shows", async () => {
    expect(await ask(createFilled(), "/")).toEqual([
      200,
      {
        incidents: [
          {
            id: "incident-2",
            number: 2,
            title: exportAlert.title,
            severity: "Medium",
            status: "New",
            owner: null,
            rule: "1Password: Vault exported",
            createdAt: noon,
            changedAt: noon,
            tactics: ["Exfiltration", "CredentialAccess"],
            alerts: 1,
            entities: ["ines@contoso.example", "192.0.2.10"],
            moreEntities: 0,
          },
          expect.objectContaining({ id: "incident-1", rule: "rule-1" }),
        ],
      },
    ]);
  });

  it("is empty without incidents", async () => {
    expect(
      await ask(
        createIncidents(() => ""),
        "/",
      ),
    ).toEqual([200, { incidents: [] }]);
  });

  it("names the first entities and counts the others", async () => {
    const incidents = createIncidents(() => "many");
    const entities = Array.from({ length: 6 }, (_, index) => ({
      type: "IP",
      identifiers: { Address: `192.0.2.${index}` },
    }));
    incidents.take(sampleRule, [{ ...sampleAlert, entities }]);
    expect(await ask(incidents, "/")).toMatchObject([
      200,
      { incidents: [{ entities: ["192.0.2.0", "192.0.2.1", "192.0.2.2", "192.0.2.3"], moreEntities: 2 }] },
    ]);
  });
});

describe("one incident", () => {
  it("has its alerts with evidence, its entities, and its timeline", async () => {
    expect(await ask(createFilled(), "/incident-2")).toMatchObject([
      200,
      {
        alertsWithEvidence: [
          { number: 1, details: { Vault: ["vault-1"] }, evidence: { ...exportAlert.evidence, total: 1 } },
        ],
        allEntities: [
          { type: "Account", name: "ines@contoso.example", userUuid: null },
          { type: "IP", name: "192.0.2.10" },
        ],
        techniques: ["T1555.005"],
        timeline: [{ kind: "event" }, { kind: "alert" }],
        peopleQuery: expect.stringContaining('UserEmail in~ ("ines@contoso.example")'),
      },
    ]);
  });

  it("has its rule's notes, its runbook as queries, and hunting queries that say why", async () => {
    const [, answer] = await ask(createFilled(), "/incident-2");
    expect(answer).toMatchObject({
      ruleFile: { slug: "vault-exported", frequency: "15m", tuning: [{ knob: "expectedUsers" }, { knob: "PV1PW" }] },
      runbook: [
        {
          look: "OnePasswordAuditEvents",
          query: expect.stringMatching(
            /^OnePasswordAuditEvents\n.*"ines@contoso\.example".*\| sort by EventTime desc$/su,
          ),
        },
        { look: "OnePasswordSignIns" },
        { look: "OnePasswordItemUsages" },
      ],
    });
    const { hunting } = Object(answer);
    expect(hunting).toHaveLength(8);
    expect(hunting[0]).toMatchObject({ why: expect.stringMatching(/^maps .*same technique T1555\.005/u) });
  });

  it("of a rule that is none of the project's has neither", async () => {
    const [status, answer] = await ask(createFilled(), "/incident-1");
    expect([status, answer]).toMatchObject([200, { runbook: [], hunting: [] }]);
    expect(answer).not.toHaveProperty("ruleFile");
  });

  it("is sent again only when it has changed", async () => {
    const incidents = createFilled();
    const routes = routesOver(incidents);
    const tag = (await routes.request("/incident-2")).headers.get("etag") ?? "";
    const again = async () => (await routes.request("/incident-2", { headers: { "if-none-match": tag } })).status;
    expect(await again()).toBe(304);
    incidents.change("incident-2", { owner: "tom" }, noon);
    expect(await again()).toBe(200);
  });

  it("has the identifiers of people that its evidence has", async () => {
    const incidents = createIncidents(() => "known");
    const columns = ["UserEmail", "UserUuid"].map((name) => ({ name, type: "string" }));
    const evidence = { columns, rows: [["ines@contoso.example", "USER1"]] };
    incidents.take({ ...sampleRule, id: vaultExported }, [{ ...exportAlert, evidence }]);
    expect(await ask(incidents, "/known")).toMatchObject([
      200,
      { allEntities: [{ userUuid: "USER1" }, { type: "IP", userUuid: null }], peopleQuery: null },
    ]);
  });

  it("that is not there is missing", async () => {
    expect(await ask(createFilled(), "/incident-9")).toMatchObject([
      404,
      { error: expect.stringContaining("no such") },
    ]);
  });
});

it("every rule's runbook becomes queries about columns that its parsers have", () => {
  const unknown = [...content.rules.values()].flatMap(({ slug, runbook }) =>
    runbook.flatMap(({ look, columns }) =>
      columns
        .filter((column) => content.columns.get(look)?.includes(column) !== true)
        .map((column) => [slug, look, column]),
    ),
  );
  expect(unknown).toEqual([]);
});

describe("a change of an incident", () => {
  it("is made, answered, and remembered", async () => {
    const incidents = createFilled();
    const body = { changedAt: noon, status: "Active", severity: "High", owner: " tom " };
    expect(await ask(incidents, "/incident-2", body)).toMatchObject([
      200,
      {
        status: "Active",
        severity: "High",
        owner: "tom",
        changedAt: noon + 1_000,
        timeline: { length: 5, 4: { kind: "change", text: "Owner: none → tom" } },
      },
    ]);
    expect(incidents.get("incident-2")).toMatchObject({ status: "Active", owner: "tom" });
  });

  it("closes with a classification, which goes when it is opened again", async () => {
    const incidents = createFilled();
    const closing = { changedAt: noon, status: "Closed", classification: "TruePositive", owner: "tom" };
    expect(await ask(incidents, "/incident-2", closing)).toMatchObject([200, { classification: "TruePositive" }]);
    const changedAt = incidents.get("incident-2")?.changedAt;
    expect(await ask(incidents, "/incident-2", { changedAt, status: "Active", owner: null })).toMatchObject([
      200,
      { status: "Active", classification: null, owner: null },
    ]);
  });

  it("is refused when the incident has changed since", async () => {
    const incidents = createFilled();
    incidents.change("incident-2", { owner: "tom" }, noon);
    expect(await ask(incidents, "/incident-2", { changedAt: noon, status: "Active" })).toMatchObject([
      409,
      { error: expect.stringContaining("changed since") },
    ]);
    expect(incidents.get("incident-2")?.status).toBe("New");
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["no moment", { status: "Active" }],
    ["a status that is none", { changedAt: noon, status: "Done" }],
    ["a severity that is none", { changedAt: noon, severity: "Grave" }],
    ["an owner without a name", { changedAt: noon, owner: " " }],
    ["an owner that is too long", { changedAt: noon, owner: "x".repeat(201) }],
    ["a classification that is none", { changedAt: noon, status: "Closed", classification: "Whatever" }],
    ["closing without a classification", { changedAt: noon, status: "Closed" }],
    ["a classification of what is open", { changedAt: noon, classification: "TruePositive" }],
    ["something else", { changedAt: noon, title: "Mine" }],
  ])("is refused with %s", async (_, body) => {
    const incidents = createFilled();
    const [status, answer] = await ask(incidents, "/incident-2", body);
    expect([status, answer]).toEqual([400, { error: expect.stringMatching(/^.{10,}$/u) }]);
    expect(incidents.get("incident-2")?.edits).toEqual([]);
  });

  it("of what is not there is missing", async () => {
    expect((await ask(createFilled(), "/incident-9", { changedAt: noon, status: "Active" }))[0]).toBe(404);
  });
});
