import { createAccessTokens } from "../../../local-cloud/azure/access-tokens.ts";
import { createDeployedAzure } from "../../../local-cloud/azure/deployed/azure.ts";
import { tenantId, workspaceAt } from "../../../local-cloud/azure/tenant.ts";

const { id: workspaceId, resources } = workspaceAt("same-group");
const now = Date.parse("2026-11-20T10:00:00Z");

/** A tenant's workspace with Sentinel, without sockets, storage and deployment: what routes look at is placed by the test. */
export async function createSmallCloud() {
  const clock = { now: () => now };
  const azure = createDeployedAzure({
    tokens: await createAccessTokens({ tenantId, clock }),
    clock,
    delays: { roleMs: 0 },
    azuriteClients: Promise.resolve([]),
    readPackage: () => Promise.reject(new Error("Nothing is deployed here.")),
    secretsPageSize: undefined,
  });
  await azure.manager.place(resources);
  return {
    manager: azure.manager,
    workspaceId,
    workspace: azure.workspaceOf(workspaceId),
    database: () => azure.databaseOf(workspaceId),
    /** Places what extends the workspace, such as `watchlists/HoneyItems`. */
    async place(name: string, body: { readonly [name: string]: string | object }) {
      const id = `${workspaceId}/providers/Microsoft.SecurityInsights/${name}`;
      await azure.manager.place([{ id, apiVersion: "2025-09-01", body: JSON.parse(JSON.stringify(body)) }]);
    },
    now,
  };
}

export type SmallCloud = Awaited<ReturnType<typeof createSmallCloud>>;
