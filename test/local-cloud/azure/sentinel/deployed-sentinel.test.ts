import { expect, test } from "vitest";

import { createDatabases } from "../../../../local-cloud/azure/query/database.ts";
import type { JsonObject } from "../../../../local-cloud/azure/resource-manager/json-value.ts";
import { createResourceStore } from "../../../../local-cloud/azure/resource-manager/resources.ts";
import { createDeployedSentinel } from "../../../../local-cloud/azure/sentinel/deployed-sentinel.ts";
import { createIncidents } from "../../../../local-cloud/azure/sentinel/incidents.ts";
import { createSentinelRecords } from "../../../../local-cloud/azure/sentinel/sentinel-records.ts";
import { alertRuleType } from "../../../../local-cloud/azure/sentinel/rule-of-resource.ts";
import { createWorkspace } from "../../../../local-cloud/azure/workspace.ts";
import { sentinel as good } from "../resource-manager/types/good-sentinel.ts";
import { minuteMs, noon } from "./samples.ts";

const workspaceId = "/subscriptions/s/resourceGroups/siem/providers/Microsoft.OperationalInsights/workspaces/contoso";
const columns = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "UserName", type: "string" },
] as const;
const query = `let frequency = 1h;
Events_CL | where ingestion_time() > ago(frequency + 5m) and ingestion_time() <= ago(5m)
| project UserName, country = "NL", UserDomain = "contoso.example"`;

/** A workspace with a table and one rule, and its Sentinel. */
function deploy(text: string, speed?: number) {
  let now = noon;
  const clock = { now: () => now };
  const workspace = createWorkspace([{ name: "Events_CL", columns }]);
  const resources = createResourceStore();
  const incidents = createIncidents(() => "incident-1");
  const said: string[] = [];
  const sentinel = createDeployedSentinel({
    workspaceId,
    resources,
    databaseOf: createDatabases(resources, () => workspace),
    incidents,
    records: createSentinelRecords(workspaceId, workspace, clock),
    clock,
    log: (message) => void said.push(message),
    ...(speed === undefined ? {} : { speed }),
  });
  const put = (id: string, body: JsonObject): void =>
    resources.put({ id, name: "rule-1", type: alertRuleType, apiVersion: "", sent: {}, answered: body });
  const { body } = good.alertRule;
  const rule = { ...body, properties: { ...body.properties, query: text } };
  return {
    sentinel,
    incidents,
    said,
    rowsOf: (table: string) => [...workspace.rows(table)],
    titles: () => incidents.list().map(({ title }) => title),
    deployRule: () => put(`${workspaceId}/providers/${alertRuleType}/rule-1`, rule),
    deployElsewhere: () => put(`${workspaceId}2/providers/${alertRuleType}/rule-1`, rule),
    arrive: () =>
      workspace.append("Events_CL", {
        ingestedAt: now,
        rows: [{ TimeGenerated: new Date(now).toISOString(), UserName: "ines" }],
      }),
    pass: async (minutes: number): Promise<void> => {
      for (const end = now + minutes * minuteMs; now < end; now += minuteMs) await sentinel.runDue();
    },
  };
}

test("a rule runs once it is deployed, on its schedule and five minutes late", async () => {
  const scene = deploy(query);
  await scene.pass(10);
  scene.deployRule();
  await scene.pass(1);
  scene.arrive();
  await scene.pass(59);
  expect(scene.titles()).toEqual([]);
  await scene.pass(1);
  expect(scene.titles()).toEqual(["ines signed in from NL"]);
});

test("a rule of another workspace does not", async () => {
  const scene = deploy(query);
  scene.deployElsewhere();
  scene.arrive();
  await scene.sentinel.runAll();
  expect(scene.titles()).toEqual([]);
});

test("quickened, it runs sooner and does not wait for the five minutes", async () => {
  const scene = deploy(query, 30);
  scene.deployRule();
  await scene.pass(1);
  scene.arrive();
  await scene.pass(2);
  expect(scene.titles()).toEqual(["ines signed in from NL"]);
  await scene.pass(30);
  expect(scene.titles()).toHaveLength(1);
});

test("a rule that cannot run is told of by its name", async () => {
  const scene = deploy("Missing_CL | take 1");
  scene.deployRule();
  await scene.sentinel.runAll();
  expect(scene.said).toEqual([expect.stringMatching(/^The rule Sign-in from a new country failed: .*Missing_CL/u)]);
});

test("what Sentinel does stands in its own tables, as the workbook reads it", async () => {
  const { arrive, deployRule, incidents, pass, rowsOf } = deploy(query);
  deployRule();
  arrive();
  await pass(150);
  const [incident] = incidents.list();
  incidents.change(incident?.id ?? "", { status: "Closed", classification: "FalsePositive", owner: "ines" }, noon);

  const [alert, ...others] = rowsOf("SecurityAlert");
  expect(others).toEqual([]);
  expect(alert).toMatchObject({ AlertName: incident?.title, AlertSeverity: "Medium", Status: "New" });
  expect(alert?.["ExtendedProperties"]).toContain(String.raw`[\"Sign-in from a new country\"]`);
  expect(rowsOf("SecurityIncident")).toMatchObject([
    { IncidentNumber: 1, Status: "New", AlertIds: [alert?.["SystemAlertId"]], ClosedTime: null },
    { IncidentNumber: 1, Status: "Closed", Classification: "FalsePositive", Owner: { assignedTo: "ines" } },
  ]);
  const runs = rowsOf("SentinelHealth");
  expect(runs.length).toBeGreaterThan(1);
  expect(new Set(runs.map((row) => row["Status"]))).toEqual(new Set(["Success"]));
});

test("a run that failed stands in the health table", async () => {
  const { deployRule, pass, rowsOf } = deploy("Events_CL | where nonsense == 1");
  deployRule();
  await pass(30);
  expect(rowsOf("SentinelHealth")).toMatchObject([
    { SentinelResourceName: "Sign-in from a new country", SentinelResourceType: "Analytics Rule", Status: "Failure" },
  ]);
});
