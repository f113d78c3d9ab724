import type { DeploymentParameter, ResourceManager } from "../azure/resource-manager.ts";
import type { Workspace } from "./find-workspace.ts";

const tableVersion = "2025-07-01";

/**
 * What the customer has set on the table, as parameters. A deployment writes the whole table, and what it does not say
 * goes back to the workspace's default (Microsoft Learn, "Tables - Create Or Update").
 */
export async function readRetention(
  manager: Pick<ResourceManager, "resource">,
  workspace: Workspace,
  table: string,
): Promise<Readonly<Record<string, DeploymentParameter>>> {
  const found = await manager.resource(`${workspace.id}/tables/${table}`, tableVersion);
  if (found === undefined) return {};
  const { retentionInDays, retentionInDaysAsDefault, totalRetentionInDays, totalRetentionInDaysAsDefault } =
    found.properties;
  return {
    ...own("retentionInDays", retentionInDays, retentionInDaysAsDefault),
    ...own("totalRetentionInDays", totalRetentionInDays, totalRetentionInDaysAsDefault),
  };
}

/** Nothing for what follows the workspace's default: it is to go on following it. */
function own(name: string, days: unknown, isDefault: unknown): Readonly<Record<string, DeploymentParameter>> {
  return typeof days === "number" && isDefault !== true ? { [name]: { value: days } } : {};
}
