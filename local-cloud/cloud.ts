import type { Database } from "../tools/kql/engine/database.ts";
import { createAccessTokens } from "./azure/access-tokens.ts";
import { startAzurite } from "./azure/azurite.ts";
import { createAzuriteClient } from "./azure/azurite-client.ts";
import type { DeployedAccess } from "./azure/deployed/access.ts";
import { type AzureDelays, createDeployedAzure } from "./azure/deployed/azure.ts";
import type { DirectBlobAccess } from "./azure/direct-blob-access.ts";
import type { LogsIngestion } from "./azure/logs-ingestion.ts";
import { readBuiltPackage } from "./azure/package-host.ts";
import { createLocalQueries } from "./azure/query/local-query.ts";
import type { ResourceManager } from "./azure/resource-manager/resource-manager.ts";
import { createDeployedSentinel } from "./azure/sentinel/deployed-sentinel.ts";
import { createSentinelRecords } from "./azure/sentinel/sentinel-records.ts";
import { createLocalIncidents } from "./azure/sentinel/local-incidents.ts";
import type { Sentinel } from "./azure/sentinel/sentinel.ts";
import { deployer, type Placement, tenantId, workspaceAt } from "./azure/tenant.ts";
import type { VaultSecrets } from "./azure/vault-secrets.ts";
import type { Workspace } from "./azure/workspace.ts";
import { createCertificates } from "./certificates.ts";
import { createSkewedClock, type SkewedClock } from "./clock.ts";
import { deployHere } from "./deployment/deploy.ts";
import { deployedConnector, type DeployedConnector } from "./deployment/deployed.ts";
import { completeOrder, type DeploymentChanges } from "./deployment/template.ts";
import { createFaults, type Faults } from "./faults.ts";
import { unpackPackage } from "./functions-host/package-folder.ts";
import { certificateNames } from "./hosts.ts";
import { startNetwork } from "./network.ts";
import type { Handler } from "./plane-listener.ts";
import { createRequestLog, type RequestLog } from "./request-log.ts";

export interface LocalCloudOptions {
  /** Plays all Events API hosts. */
  readonly events: Handler;
  /** Clock of the services; share it with `events`. Default: the machine's clock. Its `skewMs` is set back by `reset`. */
  readonly clock?: SkewedClock;
  /** Where the customer's workspace is. Default: in the connector's resource group. */
  readonly workspace?: Placement;
  /** What is deployed at the start. "nothing": it is deployed later, by `deploy` or over the network. */
  readonly deployment?: DeploymentChanges | "nothing";
  /** The released package. Default: what `npm run build` makes. */
  readonly readPackage?: () => Promise<Uint8Array<ArrayBuffer>>;
  /** How long Azure takes for things. Default: no time. */
  readonly delays?: AzureDelays;
  /** Secrets a page of a Key Vault list. Default 25. */
  readonly secretsPageSize?: number;
  readonly rules?: {
    /** How many times as often as deployed the analytics rules run. Default 1. */
    readonly speed?: number;
    /** Told of rules that cannot run. Default: nobody. */
    readonly log?: (message: string) => void;
  };
  /** Told about refused hosts and failed handshakes. Default: nobody. */
  readonly log?: (message: string) => void;
}

/** 1Password and Azure on one machine. Everything listens on loopback only. What belongs to the connector is there once it is deployed. */
export interface LocalCloud {
  /** The function app's settings as the deployment gave them, with the variables of the platform and of a customer's outbound proxy. */
  readonly appSettings: Readonly<Record<string, string>>;
  /** PEM of the throw-away authority, for clients inside this process. */
  readonly ca: string;
  /** The same in a file, for NODE_EXTRA_CA_CERTS of other processes. */
  readonly caFile: string;
  readonly proxyUrl: string;
  /** The workspace on loopback; see azure/query/local-query.ts. */
  readonly workspaceUrl: string;
  readonly clock: SkewedClock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly delays: AzureDelays;
  readonly manager: ResourceManager;
  /** The connector as it is deployed. Throws when it is not. */
  readonly connector: DeployedConnector;
  readonly access: DeployedAccess;
  /** What is in the connector's vault. */
  readonly vault: VaultSecrets;
  readonly ingestion: LogsIngestion;
  /** The customer's workspace. */
  readonly workspace: Workspace;
  readonly workspaceId: string;
  /** What queries read in it at the moment: tables, functions, watchlists. */
  database(): Database;
  /** The workspace without a network: what `workspaceUrl` serves. */
  readonly workspaceApi: Handler;
  /** Sentinel over it. It runs nothing by itself. */
  readonly sentinel: Sentinel;
  /** What is in the connector's storage account. */
  readonly blobs: DirectBlobAccess;
  /** Deploys over what is there. @throws Error with the reason of each resource that failed. */
  deploy(changes?: DeploymentChanges): Promise<void>;
  /** A token of whoever deploys, for a service such as `https://management.azure.com`. */
  deployerToken(resource: string): Promise<{ readonly token: string; readonly expiresOn: number }>;
  /** Unpacks the package that stands in the function app's container. @throws when there is none. */
  unpackedPackage(): Promise<string>;
  /** Every access token that was issued: tests look for them where no token may be. */
  accessTokens(): readonly string[];
  /** Everything back to how it was at the start: as it was deployed then, with nothing in vaults, containers and tables, no faults, no skew. */
  reset(): Promise<void>;
  /** Ends all servers and processes and removes all files. */
  close(): Promise<void>;
}

/** Azurite's own names of storage accounts: one for the connector, and room for those of other deployments. */
const azuriteAccounts = ["account1", "account2", "account3"] as const;

/** Starts the local cloud: a tenant's Azure with the connector deployed into it, 1Password's API, and the proxy that leads to them. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const {
    workspace: placement = "same-group",
    deployment = {},
    secretsPageSize,
    readPackage = readBuiltPackage,
  } = options;
  const clock = options.clock ?? createSkewedClock();
  const initialSkewMs = clock.skewMs;
  const delays = { roleMs: 0, ...options.delays };
  const initialDelays = { ...delays };
  await using cleanup = new AsyncDisposableStack();

  const certificates = await createCertificates(certificateNames);
  cleanup.defer(() => certificates.remove());
  const { ca, caFile } = certificates;
  // Azurite takes longest; the rest is made meanwhile, and the deployment waits for it where it comes to containers.
  const azurite = startAzurite({ accounts: azuriteAccounts, certificates });
  cleanup.defer(() =>
    azurite.then(
      (started) => started.close(),
      () => {},
    ),
  );
  const azuriteClients = azurite.then(({ port }) =>
    azuriteAccounts.map((name) => createAzuriteClient({ port, ca, host: `${name}.blob.core.windows.net` })),
  );
  cleanup.defer(() =>
    azuriteClients.then(
      (clients) => clients.forEach((client) => client.close()),
      () => {},
    ),
  );

  const tokens = await createAccessTokens({ tenantId, clock });
  const azure = createDeployedAzure({ tokens, clock, delays, azuriteClients, readPackage, secretsPageSize });
  const { manager } = azure;
  const { id: workspaceId, resources } = workspaceAt(placement);
  await manager.place(resources);
  const workspace = azure.workspaceOf(workspaceId);
  const deploy: LocalCloud["deploy"] = async (changes = {}) =>
    deployHere(manager, await completeOrder(placement, changes));
  if (deployment !== "nothing") await deploy(deployment);
  await azuriteClients;
  const restore = azure.remember();

  const { events, log = () => {} } = options;
  const [faults, requests] = [createFaults(), createRequestLog()];
  const incidents = azure.incidentsOf(workspaceId);
  const sentinel = createDeployedSentinel({
    workspaceId,
    resources: manager.resources,
    databaseOf: azure.databaseOf,
    incidents,
    records: createSentinelRecords(workspaceId, workspace, clock),
    clock,
    ...options.rules,
  });
  const local = createLocalQueries(workspace, workspaceId, azure.databaseOf, clock).route(
    "/",
    createLocalIncidents(incidents),
  );
  const surroundings = { log, faults, requests, clock };
  const network = cleanup.use(
    await startNetwork({ certificates, azure, tokens, events, workspace: local, ...surroundings }),
  );
  const platformSettings = {
    IDENTITY_ENDPOINT: network.identityEndpoint,
    IDENTITY_HEADER: network.identityHeader,
    // Upper case only: the lower-case names would also catch the Functions worker's own channel to its host.
    HTTPS_PROXY: network.proxyUrl,
    NO_PROXY: "127.0.0.1,localhost",
    NODE_EXTRA_CA_CERTS: caFile,
  };

  const disposables = cleanup.move();
  const cloud: LocalCloud = {
    ca,
    caFile,
    proxyUrl: network.proxyUrl,
    workspaceUrl: network.workspaceUrl,
    clock,
    faults,
    requests,
    delays,
    manager,
    access: azure.access,
    ingestion: azure.ingestion,
    workspace,
    workspaceId,
    database: () => azure.databaseOf(workspaceId),
    workspaceApi: local,
    sentinel,
    deploy,
    get connector() {
      return deployedConnector(manager);
    },
    get appSettings() {
      return { ...azure.sites.appSettings(cloud.connector.siteId), ...platformSettings };
    },
    get vault() {
      return azure.vaults.secretsOf(cloud.connector.vaultId);
    },
    get blobs() {
      return azure.storage.blobsOf(cloud.connector.storageAccountId);
    },
    deployerToken: (resource) => tokens.issue(deployer, resource),
    async unpackedPackage() {
      const { functionAppName, siteId } = cloud.connector;
      const bytes = await azure.sites.readPackage(siteId);
      if (bytes === undefined) throw new Error(`There is no package in the container of ${functionAppName}.`);
      return unpackPackage(bytes, certificates.directory);
    },
    accessTokens: () => tokens.issued(),
    async reset() {
      faults.clear();
      clock.skewMs = initialSkewMs;
      Object.assign(delays, initialDelays);
      await restore();
      requests.clear();
    },
    close: () => disposables.disposeAsync(),
  };
  return cloud;
}
