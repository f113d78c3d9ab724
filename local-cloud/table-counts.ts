import { LogsQueryClient, LogsQueryResultStatus } from "@azure/monitor-query-logs";

import { workspaceType } from "./azure/resource-manager/types/log-analytics/workspaces.ts";
import { textAt } from "./azure/resource-manager/types/rules/body.ts";
import type { LocalCloud } from "./cloud.ts";
import { queryHost, tableName } from "./hosts.ts";
import { count } from "./totals.ts";

const query = `${tableName}
| summarize rows = count(), newest = max(coalesce(timestamp, TimeGenerated)) by log_source
| sort by log_source asc`;

/** Longer than any history: the client wants a time to look at. */
const timespan = { duration: "P1Y" } as const;

/**
 * Asks the tenant's workspace with KQL what is in the table: a line for each source, with its rows and its newest event. It asks as
 * whoever deploys, with Microsoft's client, over `POST /v1/workspaces/{id}/query` of the Log Analytics query API. The process must
 * trust the local cloud's authority by now, which it does once it has deployed (`deployOverNetwork`).
 * @throws Error when the query fails.
 */
export async function sayTable(cloud: Pick<LocalCloud, "deployerToken" | "manager" | "proxyUrl">): Promise<string> {
  const { hostname, port } = new URL(cloud.proxyUrl);
  const client = new LogsQueryClient(
    {
      async getToken() {
        const { token, expiresOn } = await cloud.deployerToken(`https://${queryHost}`);
        return { token, expiresOnTimestamp: expiresOn * 1_000 };
      },
    },
    { proxyOptions: { host: `http://${hostname}`, port: Number(port) } },
  );
  const [workspace] = cloud.manager.resources.list(workspaceType);
  const workspaceId = textAt(workspace?.answered ?? {}, "properties.customerId") ?? "";
  const result = await client.queryWorkspace(workspaceId, query, timespan);
  if (result.status !== LogsQueryResultStatus.Success) throw new Error(result.partialError.message);
  const lines = (result.tables[0]?.rows ?? []).map(([source, amount, newest]) => {
    const time = newest instanceof Date ? newest.toISOString().slice(0, 19).replace("T", " ") : "unknown";
    return `  ${(typeof source === "string" ? source : "").padEnd(16)}${count(Number(amount), "row").padStart(14)}, the newest of ${time}`;
  });
  return ["Asked with KQL, the table has:", ...lines].join("\n");
}
