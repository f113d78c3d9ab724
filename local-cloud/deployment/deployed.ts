import { readOutputs } from "../../tools/deploy/deployed.ts";
import type { Deployed } from "../../tools/deploy/deployed.ts";
import type { ResourceManager } from "../azure/resource-manager/resource-manager.ts";
import { connectorGroup } from "../azure/tenant.ts";

/** The connector as it was deployed. */
export interface DeployedConnector extends Deployed {
  readonly siteId: string;
  readonly vaultId: string;
  readonly storageAccountId: string;
  /** Hosts that the connector calls. */
  readonly hosts: { readonly vault: string; readonly ingestion: string; readonly blobs: string };
}

/**
 * What the newest deployment that succeeded says of itself.
 * @throws Error when nothing is deployed.
 */
export function deployedConnector({ deployments }: Pick<ResourceManager, "deployments">): DeployedConnector {
  const { subscriptionId, name } = connectorGroup;
  const newest = deployments
    .list(subscriptionId, name)
    .find(({ outputs, state }) => state === "Succeeded" && outputs?.["functionAppName"] !== undefined);
  if (newest === undefined) throw new Error("The connector is not deployed.");
  const outputs = readOutputs(newest.outputs ?? {});
  const providers = `/subscriptions/${subscriptionId}/resourceGroups/${name}/providers`;
  return {
    ...outputs,
    siteId: `${providers}/Microsoft.Web/sites/${outputs.functionAppName}`,
    vaultId: `${providers}/Microsoft.KeyVault/vaults/${outputs.vaultName}`,
    storageAccountId: `${providers}/Microsoft.Storage/storageAccounts/${outputs.storageAccountName}`,
    hosts: {
      vault: new URL(outputs.vaultUri).host,
      ingestion: new URL(outputs.logsIngestionEndpoint).host,
      blobs: `${outputs.storageAccountName}.blob.core.windows.net`,
    },
  };
}
