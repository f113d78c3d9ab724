import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { isJsonArray, replaceAt } from "../../../local-cloud/azure/resource-manager/types/rules/body.ts";
import { startLocalCloud } from "../../../local-cloud/cloud.ts";
import { tableName } from "../../../local-cloud/hosts.ts";
import { createProxyClient } from "../http-client.ts";
import { tokenOfIdentity } from "./identity-token.ts";

const cloud = await startLocalCloud({ events: { fetch: () => new Response() } });
const client = createProxyClient({ proxyUrl: cloud.proxyUrl, ca: cloud.ca });
const { dcrImmutableId, workspaceResourceId } = cloud.connector;
const { LOGS_INGESTION_ENDPOINT, DCR_STREAM_NAME } = cloud.appSettings;
const TimeGenerated = new Date().toISOString();

beforeEach(() => cloud.reset());
afterAll(async () => {
  client.close();
  await cloud.close();
});

async function upload(row: JsonObject): Promise<number> {
  const token = await tokenOfIdentity(cloud, "https://monitor.azure.com");
  const { status } = await client.send(
    `${LOGS_INGESTION_ENDPOINT}/dataCollectionRules/${dcrImmutableId}/streams/${DCR_STREAM_NAME}?api-version=2023-01-01`,
    {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify([{ TimeGenerated, ...row }]),
    },
  );
  return status;
}

/** Takes a column away at a place of the deployed rule or table, as somebody in the portal would. */
function takeColumn(resourceType: string, path: string, column: string): void {
  const { resources } = cloud.manager;
  for (const resource of resources.list(resourceType)) {
    const answered = replaceAt(resource.answered, path, (columns) =>
      isJsonArray(columns) ? columns.filter((each) => !isJsonObject(each) || each["name"] !== column) : columns,
    );
    resources.put({ ...resource, answered });
  }
}

describe("Logs Ingestion", () => {
  it("takes rows for every column of the deployed table", async () => {
    expect(await upload({ uuid_s: "A", action: "reveal", colour: "red" })).toBe(204);
    expect([...cloud.workspace.rows(tableName)]).toMatchObject([{ uuid_s: "A", action: "reveal" }]);
    expect(cloud.ingestion.counts().changes.unknownColumns).toEqual(new Map([["colour", 1]]));
  });

  it.each([
    ["the stream", "Microsoft.Insights/dataCollectionRules", "properties.streamDeclarations.*.columns"],
    ["the table", "Microsoft.OperationalInsights/workspaces/tables", "properties.schema.columns"],
  ])("drops values for columns that %s does not have", async (_what, type, path) => {
    takeColumn(type, path, "action");
    expect(await upload({ uuid_s: "A", action: "reveal" })).toBe(204);
    expect([...cloud.workspace.rows(tableName)][0]?.["action"] ?? null).toBeNull();
    expect(cloud.ingestion.counts().changes.unknownColumns).toEqual(new Map([["action", 1]]));
  });

  it("knows a rule no longer that was deleted", async () => {
    const { resources } = cloud.manager;
    for (const { id } of resources.list("Microsoft.Insights/dataCollectionRules")) resources.delete(id);
    // The proxy knows no such host.
    expect(await upload({})).toBe(403);
    expect(cloud.requests.of("refused")).toHaveLength(1);
  });

  it("has no stream whose table was deleted", async () => {
    cloud.manager.resources.delete(`${workspaceResourceId}/tables/${tableName}`);
    expect(await upload({})).toBe(400);
  });
});
