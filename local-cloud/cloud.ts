import { randomUUID } from "node:crypto";

import { getRequestListener } from "@hono/node-server";

import { createAppSettings } from "./app-settings.ts";
import { type Access, createAccess, type RoleAssignment, roleIds } from "./azure/access.ts";
import { createAccessTokens } from "./azure/access-tokens.ts";
import { startAzurite } from "./azure/azurite.ts";
import { createBlobs } from "./azure/blobs.ts";
import type { DirectBlobAccess } from "./azure/direct-blob-access.ts";
import { createKeyVault } from "./azure/key-vault.ts";
import { createLogsIngestion, type LogsIngestion } from "./azure/logs-ingestion.ts";
import { type Column, createRowShaper } from "./azure/row-shaper.ts";
import { createTokenEndpoint } from "./azure/token-endpoint.ts";
import { createVaultSecrets, type VaultSecrets } from "./azure/vault-secrets.ts";
import { createWorkspace, type Workspace } from "./azure/workspace.ts";
import { createCertificates } from "./certificates.ts";
import { createSkewedClock, type SkewedClock } from "./clock.ts";
import { createFaults, type Faults } from "./faults.ts";
import * as names from "./hosts.ts";
import { serveOnLoopback } from "./loopback.ts";
import { eventsHosts } from "./onepassword/streams.ts";
import { createPlaneListener, type Handler } from "./plane-listener.ts";
import { startProxy } from "./proxy.ts";
import { createRequestLog, type RequestLog } from "./request-log.ts";

export interface LocalCloudOptions {
  /** Plays all Events API hosts. */
  readonly events: Handler;
  /** Columns of the table, from `infra/tables/OnePasswordEventLogs_CL.json`. */
  readonly columns: readonly Column[];
  /** Clock of the services; share it with `events`. Default: the machine's clock. Its `skewMs` is set back by `reset`. */
  readonly clock?: SkewedClock;
  /** Port of the workspace's query endpoint. Default: any. */
  readonly workspacePort?: number;
  /** Secrets a page of a Key Vault list. Default 25. */
  readonly secretsPageSize?: number;
  /** Told about refused hosts and failed handshakes. Default: nobody. */
  readonly log?: (message: string) => void;
}

/** 1Password and Azure on one machine. Everything listens on loopback only. */
export interface LocalCloud {
  /** The function app's settings, as the template would give them, with the variables of platform and proxy. */
  readonly appSettings: Readonly<Record<string, string>>;
  /** PEM of the throw-away authority, for clients inside this process. */
  readonly ca: string;
  readonly proxyUrl: string;
  /** Query endpoint of the workspace; see azure/workspace.ts. */
  readonly workspaceUrl: string;
  readonly clock: SkewedClock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly access: Access;
  readonly vault: VaultSecrets;
  readonly ingestion: LogsIngestion;
  readonly workspace: Workspace;
  readonly blobs: DirectBlobAccess;
  /** Every access token that the token endpoint has issued: tests look for them where no token may be. */
  accessTokens(): readonly string[];
  /** Everything back to how it was at the start: an empty vault, empty containers and tables, all roles, no faults, no skew. */
  reset(): Promise<void>;
  /** Ends all servers and processes and removes all files. */
  close(): Promise<void>;
}

/** Containers that the template makes. */
const containers = ["checkpoints", "rejected-events"] as const;

/** What the template grants the connector's identity. */
const connectorRoles: readonly RoleAssignment[] = [
  { roleId: roleIds.keyVaultSecretsUser, scope: names.resourceIds.vault },
  { roleId: roleIds.monitoringMetricsPublisher, scope: names.resourceIds.dcr },
  { roleId: roleIds.storageBlobDataOwner, scope: names.resourceIds.storage },
].map(({ roleId, scope }) => ({ principalId: names.connectorIdentity.principalId, roleId, scope }));

/** Starts the local cloud: data planes, token endpoint and the proxy that leads to them. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const clock = options.clock ?? createSkewedClock();
  const initialSkewMs = clock.skewMs;
  await using cleanup = new AsyncDisposableStack();

  const certificates = await createCertificates(names.certificateNames);
  cleanup.defer(() => certificates.remove());
  // Azurite takes longest; the rest is made meanwhile.
  const startingAzurite = startAzurite({ account: names.storageAccount, certificates });
  const tokens = await createAccessTokens({ tenantId: names.tenantId, clock });
  const azurite = await startingAzurite;
  cleanup.defer(() => azurite.close());

  const faults = createFaults();
  const requests = createRequestLog();
  const access = createAccess(connectorRoles);
  const secrets = createVaultSecrets(clock);
  const workspace = createWorkspace([names.tableName]);
  const { tenantId } = names;
  const vault = createKeyVault({
    secrets,
    access,
    tokens,
    tenantId,
    vaultName: names.vaultName,
    resourceId: names.resourceIds.vault,
    ...(options.secretsPageSize === undefined ? {} : { pageSize: options.secretsPageSize }),
  });
  const ingestion = createLogsIngestion({
    workspace,
    access,
    tokens,
    clock,
    table: names.tableName,
    shape: createRowShaper(options.columns),
    dcr: { immutableId: names.dcrImmutableId, stream: names.dcrStream, resourceId: names.resourceIds.dcr },
  });
  const blobsPlane = await createBlobs({
    azurite,
    access,
    tokens,
    tenantId,
    ca: certificates.ca,
    containers,
    host: names.azureHosts.blobs,
    resourceId: names.resourceIds.storage,
  });
  cleanup.defer(() => blobsPlane.close());

  const listen = (plane: names.Plane, handler: Handler) =>
    createPlaneListener(plane, handler, { faults, requests, clock });
  const events = listen("events", options.events);
  const proxy = await startProxy({
    certificates,
    requests,
    clock,
    log: options.log ?? (() => {}),
    routes: new Map([
      ...eventsHosts.map((host) => [host, events] as const),
      [names.azureHosts.vault, listen("vault", vault)],
      [names.azureHosts.ingestion, listen("ingestion", ingestion)],
      [names.azureHosts.blobs, listen("blobs", blobsPlane)],
    ]),
  });
  cleanup.defer(() => proxy.close());

  const identityHeader = randomUUID();
  const endpoint = createTokenEndpoint({ tokens, identities: [names.connectorIdentity], identityHeader });
  const tokenServer = await serveOnLoopback(listen("token", endpoint));
  cleanup.defer(() => tokenServer.close());
  const workspaceServer = await serveOnLoopback(getRequestListener(workspace.api.fetch), options.workspacePort);
  cleanup.defer(() => workspaceServer.close());

  const disposables = cleanup.move();
  return {
    appSettings: createAppSettings({
      proxyUrl: proxy.url,
      tokenUrl: tokenServer.url,
      identityHeader,
      caFile: certificates.caFile,
    }),
    ca: certificates.ca,
    proxyUrl: proxy.url,
    workspaceUrl: workspaceServer.url,
    clock,
    faults,
    requests,
    access,
    vault: secrets,
    ingestion,
    workspace,
    blobs: blobsPlane.blobs,
    accessTokens: () => tokens.issued(),
    async reset() {
      faults.clear();
      requests.clear();
      access.reset();
      secrets.clear();
      ingestion.reset();
      workspace.clear();
      clock.skewMs = initialSkewMs;
      await blobsPlane.blobs.reset();
    },
    close: () => disposables.disposeAsync(),
  };
}
