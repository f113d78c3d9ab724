import { describe, expect, test } from "vitest";

import { createAccess, roleIds } from "../../../../local-cloud/azure/access.ts";
import { createAccessTokens } from "../../../../local-cloud/azure/access-tokens.ts";
import { createResourceStore } from "../../../../local-cloud/azure/resource-manager/resources.ts";
import { createRights } from "../../../../local-cloud/azure/resource-manager/rights.ts";
import { createIncidentsApi } from "../../../../local-cloud/azure/sentinel/incidents-api.ts";
import { createIncidents, type Incidents } from "../../../../local-cloud/azure/sentinel/incidents.ts";
import { createLocalIncidents } from "../../../../local-cloud/azure/sentinel/local-incidents.ts";
import { noon, sampleAlert, sampleGrouping, sampleRule } from "./samples.ts";

const clock = { now: () => noon };
const tokens = await createAccessTokens({ tenantId: "tenant", clock });
const workspaceId = "/subscriptions/s/resourceGroups/siem/providers/Microsoft.OperationalInsights/workspaces/contoso";
const type = "Microsoft.OperationalInsights/workspaces";
const resources = createResourceStore([
  { id: workspaceId, name: "contoso", type, apiVersion: "", sent: {}, answered: {} },
]);
const address = `https://management.azure.com${workspaceId}/providers/Microsoft.SecurityInsights/incidents`;

/** Two incidents: of Ines, with two alerts, and of Tom. */
function createFilled(): Incidents {
  let count = 0;
  const incidents = createIncidents(() => `incident-${++count}`);
  const ip = { type: "IP", identifiers: { Address: "192.0.2.1" } };
  const ines = { type: "Account", identifiers: { Name: "ines", UPNSuffix: "contoso.example" } };
  const tom = { type: "Account", identifiers: { Name: "tom" } };
  const alert = { ...sampleAlert, entities: [ines, ip] };
  incidents.take({ ...sampleRule, incidents: { creates: true, grouping: sampleGrouping } }, [
    alert,
    alert,
    { ...sampleAlert, entities: [tom] },
  ]);
  return incidents;
}

interface Asking {
  readonly incidents?: Incidents;
  readonly path?: string;
  readonly method?: string;
  readonly body?: object;
  readonly roleId?: string;
  readonly authorization?: string;
  /** Where the role is assigned. */
  readonly scope?: string;
}

/** Status and JSON of an answer to somebody with a role. */
async function ask(asking: Asking): Promise<readonly [number, unknown]> {
  const { incidents = createFilled(), path = "", method = "GET", roleId = roleIds.contributor, body } = asking;
  const access = createAccess([{ principalId: "analyst", roleId, scope: asking.scope ?? workspaceId }]);
  const { token } = await tokens.issue({ clientId: "client", principalId: "analyst" }, "https://management.azure.com/");
  const others = { fetch: () => Response.json("another part of Resource Manager") };
  const rights = createRights(access);
  const api = createIncidentsApi({ resources, incidentsOf: () => incidents, rights, tokens, clock, others });
  const url = path.startsWith("https:") ? path : `${address}${path}?api-version=2025-09-01`;
  const response = await api.fetch(
    new Request(url, {
      method,
      headers: { authorization: asking.authorization ?? `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return [response.status, text === "" ? undefined : JSON.parse(text)];
}

/** What an analyst must send. */
const required = { title: "Looked at", severity: "Low", status: "Active" };

describe("incidents at Resource Manager", () => {
  test("are listed", async () => {
    expect(await ask({})).toMatchObject([
      200,
      { value: [{ name: "incident-1" }, { name: "incident-2", properties: { incidentNumber: 2 } }] },
    ]);
  });

  test("are listed page by page, with a link to the next one", async () => {
    const [, first] = await ask({ path: `${address}?api-version=2025-09-01&$top=1` });
    expect(first).toMatchObject({ value: [{ name: "incident-1" }] });
    const { nextLink } = Object(first);
    expect(await ask({ path: nextLink })).toMatchObject([200, { value: [{ name: "incident-2" }] }]);
  });

  test("are told with their rule, times and alerts", async () => {
    expect(await ask({ path: "/incident-1" })).toMatchObject([
      200,
      {
        id: `${workspaceId}/providers/Microsoft.SecurityInsights/incidents/incident-1`,
        properties: {
          title: "Something happened",
          status: "New",
          severity: "Low",
          owner: { assignedTo: null },
          createdTimeUtc: "2026-03-10T12:00:00.000Z",
          relatedAnalyticRuleIds: [`${workspaceId}/providers/Microsoft.SecurityInsights/alertRules/rule-1`],
          additionalData: { alertsCount: 2, tactics: ["Impact"], techniques: ["T1485"] },
        },
      },
    ]);
  });

  test("have alerts and entities", async () => {
    expect(await ask({ path: "/incident-1/alerts", method: "POST" })).toMatchObject([
      200,
      {
        value: [
          { kind: "SecurityAlert", properties: { alertDisplayName: "Something happened" } },
          { properties: { additionalData: { "Custom Details": '{"Place":["here"]}' } } },
        ],
      },
    ]);
    expect(await ask({ path: "/incident-1/entities", method: "POST" })).toMatchObject([
      200,
      {
        entities: [
          {
            kind: "Account",
            properties: { accountName: "ines", upnSuffix: "contoso.example", friendlyName: "ines@contoso.example" },
          },
          { kind: "Ip", properties: { address: "192.0.2.1" } },
        ],
        metaData: [
          { entityKind: "Account", count: 1 },
          { entityKind: "Ip", count: 1 },
        ],
      },
    ]);
  });

  test("are changed by an analyst, who must have seen the latest", async () => {
    const incidents = createFilled();
    const path = "/incident-1";
    const [, seen] = await ask({ incidents, path });
    const { etag } = Object(seen);
    const properties = { ...required, owner: { userPrincipalName: "analyst@contoso.example" } };
    const put = { incidents, path, method: "PUT" };
    expect(await ask({ ...put, body: { etag, properties } })).toMatchObject([
      200,
      { properties: { status: "Active", title: "Looked at", owner: { assignedTo: "analyst@contoso.example" } } },
    ]);
    expect(await ask({ ...put, body: { etag, properties } })).toMatchObject([409, { error: { code: "Conflict" } }]);
    const closed = { ...required, status: "Closed", classification: "TruePositive" };
    expect(await ask({ ...put, body: { properties: closed } })).toMatchObject([
      200,
      { properties: { status: "Closed", classification: "TruePositive" } },
    ]);
    expect(incidents.get("incident-1")).toMatchObject({ status: "Closed", owner: undefined });
  });

  test.each([
    ["no title", { ...required, title: undefined }],
    ["a severity that is none", { ...required, severity: "Grave" }],
    ["a status that is none", { ...required, status: "Done" }],
    ["no classification although it is closed", { ...required, status: "Closed" }],
  ])("refuse a change with %s", async (_, properties) => {
    expect(await ask({ path: "/incident-1", method: "PUT", body: { properties } })).toMatchObject([
      400,
      { error: { code: "BadRequest" } },
    ]);
  });

  test("can be deleted", async () => {
    const asking = { incidents: createFilled(), path: "/incident-1", method: "DELETE" };
    expect(await ask(asking)).toEqual([200, undefined]);
    expect(await ask(asking)).toEqual([204, undefined]);
  });

  test.each(["GET", "PUT"])("that are not there are not found: %s", async (method) => {
    const body = method === "PUT" ? { body: { properties: required } } : {};
    expect(await ask({ path: "/incident-9", method, ...body })).toMatchObject([404, { error: { code: "NotFound" } }]);
  });

  test("of a workspace that is not there are not found", async () => {
    const path = `${address.replace("contoso", "elsewhere")}?api-version=2025-09-01`;
    expect(await ask({ path, scope: "/subscriptions/s" })).toMatchObject([
      404,
      { error: { code: "ResourceNotFound" } },
    ]);
  });

  test("are for whoever may see them, and change them", async () => {
    const put = { path: "/incident-1", method: "PUT", body: { properties: required } };
    expect((await ask({ roleId: roleIds.reader }))[0]).toBe(200);
    expect(await ask({ ...put, roleId: roleIds.reader })).toMatchObject([
      403,
      { error: { code: "AuthorizationFailed" } },
    ]);
    expect((await ask({ roleId: roleIds.monitoringMetricsPublisher }))[0]).toBe(403);
    expect((await ask({ authorization: "Bearer none" }))[0]).toBe(401);
  });

  test("leave everything else to Resource Manager", async () => {
    const path = `https://management.azure.com${workspaceId}/tables`;
    expect(await ask({ path })).toEqual([200, "another part of Resource Manager"]);
  });
});

describe("incidents on loopback", () => {
  test("are listed, the newest first, and told with everything in them", async () => {
    const api = createLocalIncidents(createFilled());
    const listed: unknown = await (await api.request("/incidents")).json();
    expect(listed).toMatchObject({ incidents: [{ id: "incident-2" }, { id: "incident-1", severity: "Low" }] });
    const told: unknown = await (await api.request("/incidents/incident-1")).json();
    expect(told).toMatchObject({ alerts: { length: 2 }, entities: { length: 2 } });
    expect((await api.request("/incidents/incident-9")).status).toBe(404);
  });
});
