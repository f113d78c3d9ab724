import { afterAll, beforeAll, expect, it } from "vitest";

import { workspaceAt } from "../../../../local-cloud/azure/tenant.ts";
import { type LocalCloud, startLocalCloud } from "../../../../local-cloud/cloud.ts";
import { tableName } from "../../../../local-cloud/hosts.ts";
import { createProxyClient, type ProxyClient } from "../../http-client.ts";
import { sentinel } from "../resource-manager/types/good-sentinel.ts";

let cloud: LocalCloud;
let client: ProxyClient;

beforeAll(async () => {
  cloud = await startLocalCloud({ events: { fetch: () => new Response() } });
  client = createProxyClient({ proxyUrl: cloud.proxyUrl, ca: cloud.ca });
});

afterAll(async () => {
  client.close();
  await cloud.close();
});

/** What `management.azure.com` answers whoever deploys, through the proxy. */
async function listIncidents(): Promise<unknown> {
  const { token } = await cloud.deployerToken("https://management.azure.com/");
  const address = `https://management.azure.com${workspaceAt("same-group").id}/providers/Microsoft.SecurityInsights/incidents`;
  const answer = await client.send(`${address}?api-version=2025-09-01`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return JSON.parse(answer.text);
}

it("a rule that is deployed opens incidents over what arrives, for analysts and for the machine's user", async () => {
  const id = `${workspaceAt("same-group").id}/providers/Microsoft.SecurityInsights/alertRules/sample`;
  const query = `${tableName} | where country == "XX" | project country, UserName = "ines", UserDomain = "contoso.example"`;
  const properties = { ...sentinel.alertRule.body.properties, query, alertDetailsOverride: {} };
  await cloud.manager.place([{ id, apiVersion: "2025-09-01", body: { kind: "Scheduled", properties } }]);
  const now = cloud.clock.now();
  const row = { TimeGenerated: new Date(now).toISOString(), log_source: "signinattempts", country: "XX" };
  cloud.workspace.append(tableName, { ingestedAt: now, rows: [row] });
  await cloud.sentinel.runAll();

  const title = "Sign-in from a new country";
  expect(await listIncidents()).toMatchObject({ value: [{ properties: { title, severity: "Medium" } }] });
  const listed: unknown = await (await fetch(`${cloud.workspaceUrl}/incidents`)).json();
  expect(listed).toMatchObject({ incidents: [{ title }] });

  await cloud.reset();
  expect(await listIncidents()).toEqual({ value: [] });
});
