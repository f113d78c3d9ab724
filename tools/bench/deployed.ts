import { createAccessTokens } from "../../local-cloud/azure/access-tokens.ts";
import { createDeployedAzure } from "../../local-cloud/azure/deployed/azure.ts";
import { tenantId, workspaceAt } from "../../local-cloud/azure/tenant.ts";
import { systemClock } from "../../local-cloud/clock.ts";
import { deployHere } from "../../local-cloud/deployment/deploy.ts";
import { deployedConnector } from "../../local-cloud/deployment/deployed.ts";
import type { DeployedConnector } from "../../local-cloud/deployment/deployed.ts";
import { readTemplate, usualParameters } from "../../local-cloud/deployment/template.ts";

/** Ids and names follow from the template, so two processes get the same. */
export interface DeployedForBench {
  readonly hosts: DeployedConnector["hosts"];
  /** The app settings that the template gives. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Deploys the template without any service behind it: the bench has answers of its own. The function's code is not deployed. */
export async function deployForBench(): Promise<DeployedForBench> {
  const clock = systemClock;
  const { manager, sites } = createDeployedAzure({
    clock,
    tokens: await createAccessTokens({ tenantId, clock }),
    delays: { roleMs: 0 },
    azuriteClients: Promise.resolve([{ send: async () => new Response(null, { status: 201 }), close() {} }]),
    readPackage: () => Promise.reject(new Error("The bench deploys no package.")),
    secretsPageSize: undefined,
  });
  await manager.place(workspaceAt("same-group").resources);
  const parameters = { ...usualParameters("same-group"), packageUri: "" };
  await deployHere(manager, { template: await readTemplate(), parameters });
  const { hosts, siteId } = deployedConnector(manager);
  return { hosts, settings: sites.appSettings(siteId) };
}
