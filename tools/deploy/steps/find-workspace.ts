import { failuresOfAnswer } from "../azure/arm-failure.ts";
import type { ResourceManager, Subscription } from "../azure/resource-manager.ts";
import { readResourcePath, sameId } from "../azure/resource-path.ts";
import { Stop } from "../stop.ts";

/** The workspace that the events go to. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly subscription: string;
  readonly location: string;
}

const workspaceType = "Microsoft.OperationalInsights/workspaces";
const workspaceVersion = "2025-07-01";
const sentinelVersion = "2025-09-01";

/**
 * The id of the workspace: as given, or looked up by its name among those of the subscription.
 * @throws Stop if none has the name, or several have.
 */
export async function findWorkspaceId(
  manager: Pick<ResourceManager, "resourcesOfType">,
  workspace: string,
): Promise<string> {
  if (workspace.startsWith("/")) return workspace;
  const all = await manager.resourcesOfType(workspaceType);
  const named = all.filter((id) => sameId(id.split("/").at(-1) ?? "", workspace));
  const [id, ...others] = named;
  if (id === undefined)
    throw new Stop(
      `There is no workspace ${workspace} in this subscription, or you may not see it.`,
      `Give its resource id with --workspace: az monitor log-analytics workspace list --query "[].id" shows them.`,
    );
  if (others.length > 0)
    throw new Stop(
      `${named.length} workspaces are named ${workspace}.`,
      ["Give the resource id of the one with --workspace:", ...named].join("\n"),
    );
  return id;
}

/**
 * Looks the workspace up.
 * @param home - The subscription that is deployed into: the workspace's must be of the same tenant, because the function's identity gets
 *   roles next to it, and an identity is known in its own tenant only.
 * @throws Stop if it is in another tenant, or not there.
 */
export async function readWorkspace(
  manager: Pick<ResourceManager, "subscription" | "resource">,
  id: string,
  home: Pick<Subscription, "tenantId">,
): Promise<Workspace> {
  const { subscription = "", names } = readResourcePath(id);
  const tenant = await tenantOf(manager, subscription);
  if (tenant === undefined || !sameId(tenant, home.tenantId))
    throw new Stop(
      `The workspace is in another tenant${tenant === undefined ? "" : ` (${tenant})`} than the subscription that is deployed into (${home.tenantId}).`,
      "The function's identity cannot get rights there. Deploy into a subscription of the workspace's tenant, or choose a workspace of this one.",
    );
  const found = await manager.resource(id, workspaceVersion);
  if (found?.location === undefined)
    throw new Stop(
      `There is no workspace ${id}, or you may not see it.`,
      `az monitor log-analytics workspace list --subscription ${subscription} --query "[].id" shows those that you may see.`,
    );
  return { id, name: names[0] ?? "", subscription, location: found.location };
}

/** Undefined where Azure says that whoever is signed in belongs to another one. */
async function tenantOf(manager: Pick<ResourceManager, "subscription">, id: string): Promise<string | undefined> {
  try {
    const { tenantId } = await manager.subscription(id);
    return tenantId;
  } catch (error) {
    const foreign = failuresOfAnswer(error)?.some(({ code }) => code === "InvalidAuthenticationTokenTenant");
    if (foreign === true) return undefined;
    throw error;
  }
}

/**
 * Checks that Microsoft Sentinel is on in the workspace: rules, watchlists and the connector card are its resources.
 * @throws Stop if it is not.
 */
export async function checkSentinel(manager: Pick<ResourceManager, "resource">, workspace: Workspace): Promise<void> {
  const onboarding = `${workspace.id}/providers/Microsoft.SecurityInsights/onboardingStates/default`;
  if ((await manager.resource(onboarding, sentinelVersion)) !== undefined) return;
  throw new Stop(
    `Microsoft Sentinel is not on in workspace ${workspace.name}.`,
    "Add it: Microsoft Sentinel, Create, in the Azure portal (https://portal.azure.com/#browse/microsoft.securityinsightsarg%2Fsentinel). Then run the same command again.",
  );
}
