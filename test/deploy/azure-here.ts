import { setImmediate as nextTurn } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { expect, onTestFinished } from "vitest";
import { createAccess } from "../../local-cloud/azure/access.ts";
import type { Access } from "../../local-cloud/azure/access.ts";
import { createAccessTokens } from "../../local-cloud/azure/access-tokens.ts";
import { deploymentAddress } from "../../local-cloud/azure/resource-manager/deployments/address.ts";
import type { Deployment } from "../../local-cloud/azure/resource-manager/deployments/deployment.ts";
import type { JsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";
import { createResourceManager } from "../../local-cloud/azure/resource-manager/resource-manager.ts";
import type { ResourceManager } from "../../local-cloud/azure/resource-manager/resource-manager.ts";
import { expandTemplate } from "../../local-cloud/azure/resource-manager/template/expand.ts";
import { createResourceTypes } from "../../local-cloud/azure/resource-manager/types/all-types.ts";
import { createScm } from "../../local-cloud/azure/scm.ts";
import { createCertificates } from "../../local-cloud/certificates.ts";
import { systemClock } from "../../local-cloud/clock.ts";
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import type { Listener } from "../../local-cloud/plane-listener.ts";
import { startProxy } from "../../local-cloud/proxy.ts";
import { createRequestLog } from "../../local-cloud/request-log.ts";
import { whereOf } from "../../tools/deploy/azure/where.ts";
import { signIn } from "./azure-cli.ts";
import {
  createCustomersWorld,
  deployer,
  deployersRoles,
  subscription,
  tenantId,
  workspaces,
} from "./customers-world.ts";
import { RoutesBySuffix } from "./routes-by-suffix.ts";
import { startCommand } from "./run-command.ts";
import type { CommandRun, Environment, RunningCommand, Script } from "./run-command.ts";

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
  /** Deploys in this process, as the command does, but for the package: where a test begins with what is there. */
  deploy(workspace: string, parameters?: JsonObject): Promise<void>;
  /** Starts a command; `further` are environment variables that are other than usual. */
  start(script: Script, args: readonly string[], input?: string, further?: Environment): RunningCommand;
  run(script: Script, args: readonly string[], input?: string, further?: Environment): Promise<CommandRun>;
}

export interface AzureHereOptions {
  readonly unregistered?: readonly string[];
  /** Deployments do not go on before this. */
  readonly until?: Promise<void>;
}

/**
 * Resource Manager with its resource types, a deployment site for each function app, and somebody who is signed in to deploy, behind
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
  const access = createAccess(deployersRoles);
  const appSettings = new Map<string, Readonly<Record<string, string>>>();
  const manager = createResourceManager({
    world: createCustomersWorld(unregistered),
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
  const environment = {
    ...(await signIn((service) => tokens.issue(deployer, service))),
    HTTPS_PROXY: proxy.url,
    NODE_EXTRA_CA_CERTS: certificates.caFile,
  };
  const start: AzureHere["start"] = (script, args, input, further) =>
    startCommand({ ...environment, ...further }, script, args, input);
  return {
    manager,
    access,
    async deploy(workspace, parameters = {}) {
      const given = {
        location: "westeurope",
        workspaceResourceId: workspace,
        workspaceLocation: "northeurope",
        packageUri: "",
        ...parameters,
      };
      const values = Object.entries(given).map(([name, value]) => [name, { value }]);
      const { state, error } = await deployAndWait(manager, {
        mode: "Incremental",
        template: await readTemplate(),
        parameters: Object.fromEntries(values),
      });
      expect([state, error]).toEqual(["Succeeded", undefined]);
    },
    packages,
    appSettings,
    packageRefusals,
    siteAnswers,
    siteRequests,
    start,
    run: (...given) => start(...given).ended,
  };
}

async function deployAndWait({ deployments }: ResourceManager, properties: JsonObject): Promise<Deployment> {
  const { deployment: name } = whereOf({ subscription, resourceGroup: "apps" });
  const deployment = deployments.create(deploymentAddress(subscription, "apps", name), { properties }, deployer);
  await deployments.idle();
  return deployment;
}

const forbid: Listener = (_incoming, outgoing) => void outgoing.writeHead(403).end();
