import { describe, expect, it } from "vitest";

import { createAccess, roleIds } from "../../../../local-cloud/azure/access.ts";
import { createAccessTokens } from "../../../../local-cloud/azure/access-tokens.ts";
import { createDatabases } from "../../../../local-cloud/azure/query/database.ts";
import { createQueryApi } from "../../../../local-cloud/azure/query/query-api.ts";
import { createResourceStore } from "../../../../local-cloud/azure/resource-manager/resources.ts";
import { createWorkspace } from "../../../../local-cloud/azure/workspace.ts";

const clock = { now: () => Date.parse("2026-11-20T10:00:00Z") };
const tokens = await createAccessTokens({ tenantId: "tenant", clock });
const group = "/subscriptions/s/resourceGroups/siem";
const id = `${group}/providers/Microsoft.OperationalInsights/workspaces/contoso`;
const customerId = "99999999-0000-4000-8000-000000000001";
const answered = { properties: { customerId } };
const resources = createResourceStore([
  { id, name: "contoso", type: "Microsoft.OperationalInsights/workspaces", apiVersion: "", sent: {}, answered },
]);
const databaseOf = createDatabases(resources, () => createWorkspace());

interface Asking {
  readonly audience?: string;
  readonly roleId?: string;
  readonly scope?: string;
  readonly body?: unknown;
  readonly path?: string;
  readonly authorization?: string;
}

/** Status and error code of a query by somebody with a role. */
async function ask(asking: Asking): Promise<[number, unknown]> {
  const { audience = "https://api.loganalytics.io", roleId = roleIds.logAnalyticsReader, scope = id } = asking;
  const access = createAccess([{ principalId: "analyst", roleId, scope }]);
  const { token } = await tokens.issue({ clientId: "client", principalId: "analyst" }, audience);
  const api = createQueryApi({ resources, databaseOf, access, tokens, clock });
  const response = await api.request(asking.path ?? `/v1/workspaces/${customerId}/query`, {
    method: "POST",
    headers: { authorization: asking.authorization ?? `Bearer ${token}` },
    body: JSON.stringify(asking.body ?? { query: "print 1" }),
  });
  const { error } = Object(await response.json());
  return [response.status, error?.innererror?.code ?? error?.code];
}

describe("the query API", () => {
  it.each([
    ["Log Analytics Reader", roleIds.logAnalyticsReader],
    ["Log Analytics Contributor", roleIds.logAnalyticsContributor],
    ["Microsoft Sentinel Reader", roleIds.microsoftSentinelReader],
    ["Owner", roleIds.owner],
    ["Contributor", roleIds.contributor],
    ["Reader", roleIds.reader],
  ])("answers whoever is %s of the workspace or above it", async (_name, roleId) => {
    expect(await ask({ roleId })).toEqual([200, undefined]);
    expect(await ask({ roleId, scope: group })).toEqual([200, undefined]);
  });

  it("answers nobody else", async () => {
    expect(await ask({ roleId: roleIds.monitoringMetricsPublisher })).toEqual([403, "InsufficientAccessError"]);
    expect(await ask({ scope: `${group}other` })).toEqual([403, "InsufficientAccessError"]);
  });

  it("wants a token for itself", async () => {
    expect(await ask({ authorization: "" })).toEqual([401, "AuthorizationRequiredError"]);
    expect(await ask({ authorization: "Bearer x" })).toEqual([403, "invalid"]);
    expect(await ask({ audience: "https://monitor.azure.com" })).toEqual([403, "audience"]);
  });

  it.each([
    [{}, "QueryMissing"],
    [[], "QueryMissing"],
    [{ query: 1 }, "QueryMissing"],
    [{ query: "print 1", timespan: "yesterday" }, "InvalidTimespan"],
  ])("refuses the body %j", async (body, code) => {
    expect(await ask({ body })).toEqual([400, code]);
  });

  it("takes a body without a timespan", async () => {
    expect(await ask({ body: { query: "print 1", timespan: null } })).toEqual([200, undefined]);
  });

  it("refuses a batch that is none", async () => {
    expect(await ask({ path: "/v1/$batch", body: {} })).toEqual([400, "BatchMissing"]);
    expect(await ask({ path: "/v1/$batch", body: {}, authorization: "" })).toEqual([401, "AuthorizationRequiredError"]);
  });

  it("does not know another path", async () => {
    expect(await ask({ path: "/v1/metadata" })).toEqual([404, "PathNotFoundError"]);
  });
});
