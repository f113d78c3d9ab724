import type { ResourceType } from "../resource-type.ts";
import { roleAssignments } from "./authorization/role-assignments.ts";
import type { DataPlanes } from "./data-planes.ts";
import { userAssignedIdentities } from "./identity/user-assigned-identities.ts";
import { secrets } from "./key-vault/secrets.ts";
import { vaults } from "./key-vault/vaults.ts";
import { savedSearches } from "./log-analytics/saved-searches.ts";
import { tables } from "./log-analytics/tables.ts";
import { workspaces } from "./log-analytics/workspaces.ts";
import { actionGroups, metricAlerts, scheduledQueryRules } from "./monitor/alerts.ts";
import { components } from "./monitor/components.ts";
import { dataCollectionRules } from "./monitor/data-collection-rules.ts";
import { diagnosticSettings } from "./monitor/diagnostic-settings.ts";
import { workbooks } from "./monitor/workbooks.ts";
import { privateDnsZones, virtualNetworkLinks } from "./network/private-dns-zones.ts";
import { privateDnsZoneGroups, privateEndpoints } from "./network/private-endpoints.ts";
import { virtualNetworks } from "./network/virtual-networks.ts";
import { systemTopics, workflows } from "./other-types.ts";
import { alertRules } from "./sentinel/alert-rules.ts";
import { automationRules } from "./sentinel/automation-rules.ts";
import { contentPackages, contentTemplates, dataConnectorDefinitions, metadata } from "./sentinel/content.ts";
import { onboardingStates } from "./sentinel/onboarding.ts";
import { watchlistItems, watchlists } from "./sentinel/watchlists.ts";
import { storageAccounts } from "./storage/accounts.ts";
import { blobServices, containers, managementPolicies } from "./storage/blob-storage.ts";
import { oneDeploy } from "./web/one-deploy.ts";
import { serverFarms } from "./web/server-farms.ts";
import { basicPublishingCredentialsPolicies, networkConfig, siteConfig } from "./web/site-config.ts";
import { sites } from "./web/sites.ts";

/** How long Azure takes to spread what was made. */
export interface ResourceTypeDelays {
  /** Until a role assignment counts on the data planes. Default 0. */
  readonly roleMs?: () => number;
  /** Until a new identity is known to a role assignment that does not say its `principalType`. Default 30 s. */
  readonly identityMs?: () => number;
}

const usualIdentityDelayMs = 30_000;

/** Every type of resource that the local cloud can deploy. */
export function createResourceTypes(planes: DataPlanes, delays: ResourceTypeDelays = {}): readonly ResourceType[] {
  const roleMs = delays.roleMs ?? (() => 0);
  const identityMs = delays.identityMs ?? (() => usualIdentityDelayMs);
  return [
    userAssignedIdentities,
    roleAssignments(identityMs),
    storageAccounts,
    blobServices,
    containers(planes),
    managementPolicies,
    vaults(planes),
    secrets(planes),
    workspaces,
    tables(planes),
    savedSearches,
    components,
    dataCollectionRules,
    diagnosticSettings,
    actionGroups,
    metricAlerts,
    scheduledQueryRules,
    workbooks,
    onboardingStates,
    alertRules,
    automationRules,
    watchlists,
    watchlistItems,
    dataConnectorDefinitions,
    metadata,
    contentPackages,
    contentTemplates,
    serverFarms,
    sites(planes),
    siteConfig(planes),
    basicPublishingCredentialsPolicies,
    networkConfig,
    oneDeploy(planes, roleMs),
    virtualNetworks,
    privateEndpoints,
    privateDnsZoneGroups,
    privateDnsZones,
    virtualNetworkLinks,
    systemTopics,
    workflows,
  ];
}
