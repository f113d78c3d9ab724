import tls from "node:tls";
import { afterAll, beforeAll, expect, it } from "vitest";

import { workspaceAt } from "../../local-cloud/azure/tenant.ts";
import { type LocalCloud, startLocalCloud } from "../../local-cloud/cloud.ts";
import { tableName } from "../../local-cloud/hosts.ts";
import { sayTable } from "../../local-cloud/table-counts.ts";

const authorities = tls.getCACertificates("default");
const { id: workspaceId } = workspaceAt("other-subscription");
const now = Date.now();
const hour = 3_600_000;
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud({ events: { fetch: () => new Response() }, workspace: "other-subscription" });
  tls.setDefaultCACertificates([...authorities, cloud.ca]);
}, 60_000);

afterAll(async () => {
  tls.setDefaultCACertificates(authorities);
  await cloud.close();
});

/** A time as the lines say it. */
function said(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

it("says what the table has, by the query API that Azure has", async () => {
  const row = (source: string, hoursAgo: number) => ({
    TimeGenerated: new Date(now - hoursAgo * hour).toISOString(),
    log_source: source,
  });
  // As long ago as the longest history.
  cloud.workspace.append(tableName, {
    ingestedAt: now,
    rows: [row("itemusages", 1), row("itemusages", 100 * 24), row("auditevents", 2)],
  });
  expect((await sayTable(cloud)).split("\n")).toEqual([
    "Asked with KQL, the table has:",
    `  auditevents              1 row, the newest of ${said(now - 2 * hour)}`,
    `  itemusages              2 rows, the newest of ${said(now - hour)}`,
  ]);
  const customerId = String(Object(cloud.manager.resources.get(workspaceId)?.answered["properties"]).customerId);
  expect(cloud.requests.all().filter(({ plane }) => plane === "query")).toMatchObject([
    { method: "POST", path: `/v1/workspaces/${customerId}/query`, status: 200 },
  ]);
});
