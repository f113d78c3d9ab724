import { LogsQueryClient, LogsQueryResultStatus } from "@azure/monitor-query-logs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { workspaceAt } from "../../../../local-cloud/azure/tenant.ts";
import { type LocalCloud, startLocalCloud } from "../../../../local-cloud/cloud.ts";
import { tableName } from "../../../../local-cloud/hosts.ts";
import { createProxyClient, type ProxyClient } from "../../http-client.ts";
import { sendThrough } from "./send-through.ts";

const { id: workspaceId } = workspaceAt("same-group");
const hour = 3_600_000;
const now = Date.now();
const at = (hoursAgo: number): Date => new Date(now - hoursAgo * hour);

let cloud: LocalCloud;
let proxied: ProxyClient;
let client: LogsQueryClient;
let customerId: string;

async function rowsOf(query: string, duration = "P3D"): Promise<unknown> {
  const result = await client.queryWorkspace(customerId, query, { duration });
  return result.status === LogsQueryResultStatus.Success ? result.tables[0]?.rows : result.partialError;
}

/** Asks on the workspace's own port. */
async function askHere(query: string): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${cloud.workspaceUrl}/query`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query }),
  });
  return response.json();
}

beforeAll(async () => {
  cloud = await startLocalCloud({ events: { fetch: () => new Response() } });
  proxied = createProxyClient({ proxyUrl: cloud.proxyUrl, ca: cloud.ca });
  customerId = String(Object(cloud.manager.resources.get(workspaceId)?.answered["properties"]).customerId);
  const credential = {
    async getToken(scopes: string | string[]) {
      const { token, expiresOn } = await cloud.deployerToken(String(scopes).replace("/.default", ""));
      return { token, expiresOnTimestamp: expiresOn * 1_000 };
    },
  };
  client = new LogsQueryClient(credential, { httpClient: sendThrough(proxied), retryOptions: { maxRetries: 0 } });
  cloud.workspace.append(tableName, {
    ingestedAt: now - hour,
    rows: [
      { TimeGenerated: at(1).toISOString(), uuid_s: "a", log_source: "itemusages", details: { n: 1, list: ["x"] } },
      { TimeGenerated: at(30).toISOString(), uuid_s: "b", log_source: "itemusages" },
      { TimeGenerated: at(2).toISOString(), uuid_s: "c", log_source: "auditevents" },
    ],
  });
  await cloud.manager.place([
    {
      id: `${workspaceId}/savedSearches/usages`,
      apiVersion: "2025-07-01",
      body: {
        properties: {
          category: "Functions",
          displayName: "Usages",
          query: `${tableName} | where log_source == source`,
          functionAlias: "Usages",
          functionParameters: "source:string='itemusages'",
        },
      },
    },
    {
      id: `${workspaceId}/providers/Microsoft.SecurityInsights/watchlists/vips`,
      apiVersion: "2025-09-01",
      body: {
        properties: {
          displayName: "VIPs",
          provider: "Contoso",
          itemsSearchKey: "User",
          rawContent: 'User,Note\nada,"boss, first"\nbob,',
        },
      },
    },
  ]);
}, 60_000);

afterAll(async () => {
  proxied.close();
  await cloud.close();
});

describe("the real client of the query API", () => {
  it("gets names, types and values", async () => {
    const query = `${tableName} | where uuid_s == "a" | project TimeGenerated, uuid_s, details, n = tolong(details.n),
      r = 1.5, flag = true, span = 90m, at = ingestion_time(), Type, nothing = int(null)`;
    const result = await client.queryWorkspace(customerId, query, { duration: "P1D" });
    if (result.status !== LogsQueryResultStatus.Success) throw new Error(result.partialError.message);
    expect(result.tables).toEqual([
      {
        name: "PrimaryResult",
        columnDescriptors: [
          { name: "TimeGenerated", type: "datetime" },
          { name: "uuid_s", type: "string" },
          { name: "details", type: "dynamic" },
          { name: "n", type: "long" },
          { name: "r", type: "real" },
          { name: "flag", type: "bool" },
          { name: "span", type: "timespan" },
          { name: "at", type: "datetime" },
          { name: "Type", type: "string" },
          { name: "nothing", type: "int" },
        ],
        rows: [[at(1), "a", { n: 1, list: ["x"] }, 1, 1.5, true, "01:30:00", at(1), tableName, null]],
      },
    ]);
  });

  it("looks at the time that it asks for, whatever the query says", async () => {
    const count = `${tableName} | count`;
    expect(await rowsOf(count, "PT90M")).toEqual([[1]]);
    expect(await rowsOf(count, "P1D")).toEqual([[2]]);
    expect(await rowsOf(count, "P7D")).toEqual([[3]]);
  });

  it("calls functions of the workspace, and reads its watchlists", async () => {
    expect(await rowsOf("Usages | count")).toEqual([[2]]);
    expect(await rowsOf("Usages('auditevents') | project uuid_s")).toEqual([["c"]]);
    expect(await rowsOf("_GetWatchlist('vips') | project SearchKey, Note")).toEqual([
      ["ada", "boss, first"],
      ["bob", ""],
    ]);
  });

  it("finds tables of other products empty", async () => {
    expect(await rowsOf("SigninLogs | count")).toEqual([[0]]);
  });

  it("asks by the workspace's resource id", async () => {
    const result = await client.queryResource(workspaceId, `${tableName} | count`, { duration: "P7D" });
    expect(result).toMatchObject({ tables: [{ rows: [[3]] }] });
  });

  it("asks several things at once", async () => {
    const asked = { workspaceId: customerId, timespan: { duration: "P7D" } };
    const results = await client.queryBatch([
      { ...asked, query: `${tableName} | count` },
      { ...asked, query: "Nothing" },
    ]);
    expect(results).toMatchObject([{ tables: [{ rows: [[3]] }] }, { partialError: { code: "BadArgumentError" } }]);
  });

  it.each([
    [`${tableName}\n| where`, "SyntaxError", { code: "SYN0002", line: 2, pos: 7 }],
    [`${tableName}\n| where colour == 1`, "SemanticError", { code: "SEM0100", line: 2, pos: 8 }],
    ["Evens_CL", "SemanticError", { code: "SEM0100", line: 1, pos: 0 }],
    [`${tableName} | fork (take 1)`, "NotSupportedByLocalCloud", { code: "unsupported", line: 1, pos: 26 }],
  ])("is told what is wrong with %j", async (query, code, innermost) => {
    await expect(rowsOf(query)).rejects.toMatchObject({
      statusCode: 400,
      code: "BadArgumentError",
      details: { error: { innererror: { code, innererror: { code: innermost.code } } } },
    });
    // The client leaves the place out.
    expect(await askHere(query)).toMatchObject({ error: { innererror: { innererror: innermost } } });
  });

  it("has no way into a workspace that is not there", async () => {
    await expect(
      client.queryWorkspace("00000000-0000-4000-8000-000000000000", "print 1", { duration: "P1D" }),
    ).rejects.toMatchObject({ statusCode: 403, code: "InsufficientAccessError" });
  });

  it("needs no token on the workspace's own port", async () => {
    expect(await askHere(`${tableName} | count`)).toMatchObject({ tables: [{ rows: [[3]] }] });
  });
});
