import { setImmediate as nextTurn } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { createAccess } from "../../local-cloud/azure/access.ts";
import type { Access } from "../../local-cloud/azure/access.ts";
import { createAccessTokens } from "../../local-cloud/azure/access-tokens.ts";
import { createResourceManager } from "../../local-cloud/azure/resource-manager/resource-manager.ts";
import type { ResourceManager } from "../../local-cloud/azure/resource-manager/resource-manager.ts";
import { controlPlaneRoles } from "../../local-cloud/azure/resource-manager/rights.ts";
import { sentinelWorkspace } from "../../local-cloud/azure/resource-manager/sentinel-workspace.ts";
import { expandTemplate } from "../../local-cloud/azure/resource-manager/template/expand.ts";
import { createResourceTypes } from "../../local-cloud/azure/resource-manager/types/all-types.ts";
import { createWorld } from "../../local-cloud/azure/resource-manager/world.ts";
import { createScm } from "../../local-cloud/azure/scm.ts";
import { createTokenEndpoint } from "../../local-cloud/azure/token-endpoint.ts";
import { createCertificates } from "../../local-cloud/certificates.ts";
import { systemClock } from "../../local-cloud/clock.ts";
import { serveOnLoopback } from "../../local-cloud/loopback.ts";
import type { Listener } from "../../local-cloud/plane-listener.ts";
import { startProxy } from "../../local-cloud/proxy.ts";
import { createRequestLog } from "../../local-cloud/request-log.ts";
import { RoutesBySuffix } from "./routes-by-suffix.ts";
import { startCommand } from "./run-command.ts";
import type { CommandRun, Environment, RunningCommand, Script } from "./run-command.ts";

const tenantId = "aaaaaaaa-0000-4000-8000-000000000001";
export const subscription = "11111111-0000-4000-8000-000000000001";
/** The security team's, of the same tenant. */
export const otherSubscription = "22222222-0000-4000-8000-000000000002";
export const foreignSubscription = "33333333-0000-4000-8000-000000000003";
export const deployer = {
  clientId: "dddddddd-0000-4000-8000-000000000001",
  principalId: "dddddddd-0000-4000-8000-000000000002",
} as const;

export function workspaceId(inSubscription: string, group: string, name: string): string {
  return `/subscriptions/${inSubscription}/resourceGroups/${group}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
}

export interface AzureHere {
  readonly manager: ResourceManager;
  readonly access: Access;
  /** Packages, as the deployment site got them. */
  readonly packages: Uint8Array[];
  /** App settings of sites, by the site's id. */
  readonly appSettings: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** What the deployment site answers next, instead of what it would. */
  readonly siteAnswers: Response[];
  /** Requests that deployment sites got, by host. */
  readonly siteRequests: string[];
  /** What the app's storage account says to the next packages; nothing: it takes them. */
  readonly packageRefusals: string[];
  /** Starts a command; `further` are environment variables that are other than usual. */
  start(script: Script, args: readonly string[], input?: string, further?: Environment): RunningCommand;
  run(script: Script, args: readonly string[], input?: string, further?: Environment): Promise<CommandRun>;
}

export interface AzureHereOptions {
  readonly unregistered?: readonly string[];
  /** Deployments do not go on before this. */
  readonly until?: Promise<void>;
}

const groups = [
  { subscriptionId: subscription, name: "apps", location: "westeurope", tags: {} },
  { subscriptionId: subscription, name: "siem", location: "northeurope", tags: {} },
  { subscriptionId: subscription, name: "test", location: "northeurope", tags: {} },
  { subscriptionId: otherSubscription, name: "soc", location: "northeurope", tags: {} },
];
const inSubscription = { location: "northeurope", customerId: "cccccccc-0000-4000-8000-000000000001" };
const workspaces = [
  sentinelWorkspace({ ...inSubscription, subscriptionId: subscription, resourceGroup: "siem", name: "contoso" }),
  sentinelWorkspace({ ...inSubscription, subscriptionId: subscription, resourceGroup: "siem", name: "twice" }),
  sentinelWorkspace({ ...inSubscription, subscriptionId: subscription, resourceGroup: "test", name: "twice" }),
  sentinelWorkspace({ ...inSubscription, subscriptionId: otherSubscription, resourceGroup: "soc", name: "central" }),
  // Without Sentinel on it.
  sentinelWorkspace({ ...inSubscription, subscriptionId: subscription, resourceGroup: "test", name: "logs" }).slice(
    0,
    1,
  ),
].flat();

/**
 * Resource Manager with its resource types, a deployment site for each function app, and a managed identity for whoever deploys, behind
 * the proxy; everything else of Azure refuses. Ends with the test.
 */
export async function startAzureHere({ unregistered = [], until }: AzureHereOptions = {}): Promise<AzureHere> {
  const clock = systemClock;
  const certificates = await createCertificates([
    "management.azure.com",
    "*.scm.azurewebsites.net",
    "*.vault.azure.net",
    "*.blob.core.windows.net",
    "*.northeurope-1.ingest.monitor.azure.com",
  ]);
  onTestFinished(() => certificates.remove());
  const tokens = await createAccessTokens({ tenantId, clock });
  const access = createAccess([
    { principalId: deployer.principalId, roleId: controlPlaneRoles.owner.id, scope: `/subscriptions/${subscription}` },
    {
      principalId: deployer.principalId,
      roleId: controlPlaneRoles.contributor.id,
      scope: `/subscriptions/${otherSubscription}/resourceGroups/soc`,
    },
    {
      principalId: deployer.principalId,
      roleId: controlPlaneRoles.reader.id,
      scope: `/subscriptions/${otherSubscription}`,
    },
  ]);
  const appSettings = new Map<string, Readonly<Record<string, string>>>();
  const manager = createResourceManager({
    world: createWorld({
      tenantId,
      subscriptions: [
        { subscriptionId: subscription, displayName: "Production", unregistered },
        { subscriptionId: otherSubscription, displayName: "Security" },
        {
          subscriptionId: foreignSubscription,
          displayName: "Fabrikam",
          tenantId: "ffffffff-0000-4000-8000-000000000001",
        },
      ],
      groups,
    }),
    types: createResourceTypes(
      {
        setSecret() {},
        vaultDeleted() {},
        containerMade() {},
        containerDeleted() {},
        appSettingsSet: (site, settings) => void appSettings.set(site, settings),
        fetchPackage: () => Promise.reject(new Error("Nothing is fetched here.")),
        packageDeployed() {},
        siteDeleted: (site) => void appSettings.delete(site),
        tableMade() {},
        tableDeleted() {},
      },
      { identityMs: () => 0 },
    ),
    expand: expandTemplate,
    tokens,
    access,
    clock,
    pace: () => (until !== undefined && isUnderWay() ? until : nextTurn()),
  });
  let held = false;
  /** Only the deployment itself is held up, not what is asked meanwhile. */
  function isUnderWay(): boolean {
    const first = !held && manager.deployments.list(subscription, "apps").length > 0;
    held ||= first;
    return first;
  }
  await manager.place(workspaces);
  const packages: Uint8Array[] = [];
  const packageRefusals: string[] = [];
  const siteAnswers: Response[] = [];
  const siteRequests: string[] = [];
  const site = createScm({
    siteName: "onepassword",
    tokens,
    clock,
    mayPublish: (principalId) => principalId === deployer.principalId,
    takePackage(zip) {
      const refusal = packageRefusals.shift();
      if (refusal !== undefined) throw new Error(refusal);
      packages.push(zip);
    },
  });
  const proxy = await startProxy({
    certificates,
    requests: createRequestLog(),
    clock,
    log: () => {},
    routes: new RoutesBySuffix([
      ["management.azure.com", getRequestListener((request) => manager.fetch(request))],
      [
        ".scm.azurewebsites.net",
        getRequestListener((request) => {
          siteRequests.push(new URL(request.url).host);
          return siteAnswers.shift() ?? site.fetch(request);
        }),
      ],
      // What the doctor asks: whoever deploys has no rights there.
      [".vault.azure.net", forbid],
      [".blob.core.windows.net", forbid],
      [".ingest.monitor.azure.com", forbid],
    ]),
  });
  onTestFinished(() => proxy.close());
  const identityHeader = "proof";
  const endpoint = createTokenEndpoint({ tokens, identities: [deployer], identityHeader });
  const tokenServer = await serveOnLoopback(getRequestListener(endpoint.fetch));
  onTestFinished(() => tokenServer.close());

  const environment = {
    PATH: process.env["PATH"],
    HTTPS_PROXY: proxy.url,
    NO_PROXY: "127.0.0.1",
    NODE_EXTRA_CA_CERTS: certificates.caFile,
    IDENTITY_ENDPOINT: `${tokenServer.url}/msi/token`,
    IDENTITY_HEADER: identityHeader,
    AZURE_CLIENT_ID: deployer.clientId,
    AZURE_TOKEN_CREDENTIALS: "ManagedIdentityCredential",
  };
  const start: AzureHere["start"] = (script, args, input, further) =>
    startCommand({ ...environment, ...further }, script, args, input);
  return {
    manager,
    access,
    packages,
    appSettings,
    packageRefusals,
    siteAnswers,
    siteRequests,
    start,
    run: (...given) => start(...given).ended,
  };
}

const forbid: Listener = (_incoming, outgoing) => void outgoing.writeHead(403).end();
