import { randomUUID } from "node:crypto";

import type { Clock } from "../../clock.ts";
import { managementHost, type Plane, queryHost, releasedPackage } from "../../hosts.ts";
import type { Handler } from "../../plane-listener.ts";
import type { Access } from "../access.ts";
import type { AccessTokens, Identity } from "../access-tokens.ts";
import type { AzuriteClient } from "../azurite-client.ts";
import { createLogsIngestion, type LogsIngestion } from "../logs-ingestion.ts";
import { createPackageHost } from "../package-host.ts";
import { createDatabases, type DatabaseOf } from "../query/database.ts";
import { createQueryApi } from "../query/query-api.ts";
import { createResourceManager, type ResourceManager } from "../resource-manager/resource-manager.ts";
import type { ResourceStore, StoredResource } from "../resource-manager/resource-type.ts";
import { createRights } from "../resource-manager/rights.ts";
import { expandTemplate } from "../resource-manager/template/expand.ts";
import { createResourceTypes } from "../resource-manager/types/all-types.ts";
import type { DataPlanes } from "../resource-manager/types/data-planes.ts";
import { textAt } from "../resource-manager/types/rules/body.ts";
import { createIncidents, type Incidents } from "../sentinel/incidents.ts";
import { createIncidentsApi } from "../sentinel/incidents-api.ts";
import { createTenant, deployer, tenantId } from "../tenant.ts";
import { tableSchema } from "../table-schema.ts";
import { createWorkspace, type Workspace } from "../workspace.ts";
import { createDeployedAccess, type DeployedAccess } from "./access.ts";
import { createDeployedHosts, type DeployedHost } from "./hosts.ts";
import { createRuleFinder } from "./rules.ts";
import { createSiteHosts } from "./site-hosts.ts";
import { identitiesOf } from "./site-identities.ts";
import { createDeployedSites, type DeployedSites } from "./sites.ts";
import { rememberGroups, rememberResources } from "./snapshot.ts";
import { createDeployedStorage, type DeployedStorage } from "./storage-accounts.ts";
import { createDeployedVaults, type DeployedVaults } from "./vaults.ts";

/** Who answers at a host name. */
export interface Answering {
  readonly plane: Plane;
  readonly handler: Handler;
}

/** How long Azure takes, in milliseconds. Change it at any time. */
export interface AzureDelays {
  /** Until the data planes know of a role assignment, counted from when it was made. In Azure up to ten minutes. */
  roleMs: number;
}

export interface DeployedAzureOptions {
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly delays: AzureDelays;
  readonly azuriteClients: Promise<readonly AzuriteClient[]>;
  /** The package of the current release. */
  readonly readPackage: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly secretsPageSize: number | undefined;
}

/** A tenant's Azure: Resource Manager, and data planes that follow what is deployed through it. Without sockets. */
export interface DeployedAzure {
  readonly manager: ResourceManager;
  readonly access: DeployedAccess;
  readonly vaults: DeployedVaults;
  readonly storage: DeployedStorage;
  readonly sites: DeployedSites;
  readonly ingestion: LogsIngestion;
  workspaceOf(workspaceId: string): Workspace;
  /** What queries of a workspace read. */
  readonly databaseOf: DatabaseOf;
  /** What Sentinel found in a workspace. */
  incidentsOf(workspaceId: string): Incidents;
  /** Identities that function apps have. */
  identities(): readonly Identity[];
  /** Who answers at a host name at the moment. */
  find(host: string): Answering | undefined;
  /** Remembers what is deployed; the returned function puts it back and empties vaults, containers and tables. */
  remember(): () => Promise<void>;
}

export function createDeployedAzure(options: DeployedAzureOptions): DeployedAzure {
  const { tokens, clock, delays, azuriteClients: clients, readPackage, secretsPageSize: pageSize } = options;
  const world = createTenant();
  const { resources } = world;
  const roleDelayMs = (): number => delays.roleMs;
  const access = createDeployedAccess({ resources, clock, delayMs: roleDelayMs });
  /** Whoever deploys is an owner; no deployed role says so. */
  const owners: Pick<Access, "allows"> = {
    allows: (question) => question.principalId === deployer.principalId || access.allows(question),
  };
  const vaults = createDeployedVaults({ resources, access, tokens, clock, pageSize });
  const storage = createDeployedStorage({ resources, access, tokens, tenantId, clients });
  const sites = createDeployedSites(storage.blobsOf);
  const packageHost = createPackageHost(readPackage);
  const workspaces = new Map<string, Workspace>();
  const workspaceOf = (workspaceId: string): Workspace => {
    const workspace = workspaces.get(workspaceId.toLowerCase()) ?? createWorkspace();
    workspaces.set(workspaceId.toLowerCase(), workspace);
    return workspace;
  };
  const incidents = new Map<string, Incidents>();
  const incidentsOf = (workspaceId: string): Incidents => {
    const found = incidents.get(workspaceId.toLowerCase()) ?? createIncidents(randomUUID);
    incidents.set(workspaceId.toLowerCase(), found);
    return found;
  };

  const planes: DataPlanes = {
    setSecret: vaults.setSecret,
    // What is in it is kept for whoever recovers it.
    vaultDeleted() {},
    containerMade: (accountId, container) => storage.blobsOf(accountId).makeContainer(container),
    containerDeleted: (accountId, container) => storage.blobsOf(accountId).deleteContainer(container),
    appSettingsSet: sites.appSettingsSet,
    async fetchPackage(packageUri) {
      if (new URL(packageUri).host === packageServer) return packageHost.fetch(new Request(packageUri));
      throw new Error(`getaddrinfo ENOTFOUND ${new URL(packageUri).host}`);
    },
    packageDeployed: sites.packageDeployed,
    siteDeleted: sites.siteDeleted,
    tableMade: (workspaceId, table, columns) => workspaceOf(workspaceId).addTable(tableSchema(table, columns)),
    tableDeleted: (workspaceId, table) => workspaceOf(workspaceId).removeTable(table),
  };
  const manager = createResourceManager({
    world,
    types: createResourceTypes(planes, { roleMs: roleDelayMs }),
    expand: expandTemplate,
    tokens,
    access: owners,
    clock,
  });
  const ingestion = createLogsIngestion({ rule: createRuleFinder(resources, workspaceOf), access, tokens, clock });
  const databaseOf = createDatabases(resources, workspaceOf);
  const queries = createQueryApi({ resources, databaseOf, access: owners, tokens, clock });
  const { packageDeployed } = sites;
  const rights = createRights(owners);
  const management = createIncidentsApi({ resources, incidentsOf, rights, tokens, clock, others: manager });
  const siteHosts = createSiteHosts({ resources, rights, tokens, clock, packageDeployed, roleDelayMs });
  const hosts = createDeployedHosts(resources);
  const opened = new WeakMap<DeployedHost, Answering>();
  const fixed = new Map<string, Answering>([
    [managementHost, { plane: "management", handler: management }],
    [queryHost, { plane: "query", handler: queries }],
    [packageServer, { plane: "packages", handler: packageHost }],
  ]);
  const open: Readonly<Record<DeployedHost["plane"], (resource: StoredResource) => Handler>> = {
    vault: vaults.plane,
    blobs: storage.plane,
    ingestion: () => ingestion,
    site: siteHosts.site,
    scm: siteHosts.scm,
  };

  return {
    manager,
    access,
    vaults,
    storage,
    sites,
    ingestion,
    workspaceOf,
    databaseOf,
    incidentsOf,
    identities: () => resources.list(siteType).flatMap(identitiesOf),
    find(host) {
      const found = hosts.find(host);
      if (found === undefined) return fixed.get(host);
      const { plane, resource } = found;
      const answering = opened.get(found) ?? { plane, handler: open[plane](resource) };
      opened.set(found, answering);
      return answering;
    },
    remember() {
      const restoreGroups = rememberGroups(manager);
      const restoreResources = rememberResources(resources);
      const restoreSites = sites.remember();
      return async () => {
        await manager.deployments.idle();
        restoreGroups();
        restoreResources();
        vaults.clear();
        ingestion.reset();
        for (const workspace of workspaces.values()) workspace.clear();
        for (const found of incidents.values()) found.clear();
        await Promise.all([restoreSites(), ...emptyContainers(resources, storage)]);
      };
    },
  };
}

const siteType = "Microsoft.Web/sites";
const packageServer = new URL(releasedPackage).host;

/** Empties the containers that are deployed, but for those that packages are in; one that is gone is there again. */
function emptyContainers(resources: ResourceStore, { blobsOf }: DeployedStorage): readonly Promise<void>[] {
  const ofSites = resources.list(siteType);
  const packages = new Set(
    ofSites.map(({ answered }) => textAt(answered, "properties.functionAppConfig.deployment.storage.value")),
  );
  return resources.list("Microsoft.Storage/storageAccounts/blobServices/containers").flatMap(({ id, name }) => {
    const accountId = id.replace(/\/blobServices\/.*$/iu, "");
    const address = textAt(resources.get(accountId)?.answered ?? {}, "properties.primaryEndpoints.blob") ?? "";
    const blobs = blobsOf(accountId);
    return packages.has(address + name) ? [] : [blobs.deleteContainer(name).then(() => blobs.makeContainer(name))];
  });
}
