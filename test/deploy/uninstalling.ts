import type { DeploymentOperation } from "@azure/arm-resources";
import type { Deployment, ResourceManager } from "../../tools/deploy/azure/resource-manager.ts";
import type { UninstallOptions } from "../../tools/deploy/options.ts";
import { uninstall } from "../../tools/deploy/uninstall/uninstall.ts";
import { VirtualClock } from "../fakes/virtual-clock.ts";
import { createFakeManager } from "./fake-manager.ts";
import { createFakeTerminal } from "./fake-terminal.ts";

export const subscription = "00000000-0000-0000-0000-000000000001";
export const group = `/subscriptions/${subscription}/resourceGroups/rg/providers`;
export const workspace = `/subscriptions/${subscription}/resourceGroups/siem/providers/Microsoft.OperationalInsights/workspaces/w`;
const vault = `${group}/Microsoft.KeyVault/vaults/kv`;
export const storage = `${group}/Microsoft.Storage/storageAccounts/st`;
const zone = `${group}/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net`;
export const ids = {
  site: `${group}/Microsoft.Web/sites/op`,
  settings: `${group}/Microsoft.Web/sites/op/config/appsettings`,
  plan: `${group}/Microsoft.Web/serverfarms/plan`,
  identity: `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id`,
  vault,
  secret: `${vault}/secrets/token`,
  role: `${vault}/providers/Microsoft.Authorization/roleAssignments/1`,
  storage,
  container: `${storage}/blobServices/default/containers/checkpoints`,
  log: `${storage}/blobServices/default/providers/Microsoft.Insights/diagnosticSettings/log`,
  zone,
  link: `${zone}/virtualNetworkLinks/link`,
  dcr: `${group}/Microsoft.Insights/dataCollectionRules/dcr`,
  table: `${workspace}/tables/OnePasswordEventLogs_CL`,
  parser: `${workspace}/savedSearches/parser`,
  rule: `${workspace}/providers/Microsoft.SecurityInsights/alertRules/1`,
} as const;

export const apiVersion = "2026-01-01";
export const all = Object.values(ids).map((id) => ({ id, apiVersion }));

export const inner = `/subscriptions/${subscription}/resourceGroups/siem/providers/Microsoft.Resources/deployments/content-1`;
export const ours = `${group}/Microsoft.Resources/deployments/Microsoft.Template-20260302`;

export const parameters = {
  workspaceResourceId: { type: "String", value: workspace.toLowerCase() },
  workspaceLocation: { type: "String", value: "northeurope" },
  onePasswordToken: { type: "SecureString" },
  firstRunLookback: { type: "String", value: "P7D" },
  namePrefix: { type: "String", value: "op" },
};

function operation(id: string, resourceType: string): DeploymentOperation {
  return {
    properties: {
      provisioningOperation: "Create",
      provisioningState: "Succeeded",
      targetResource: { id, resourceType },
    },
  };
}

export interface UninstallCase {
  readonly options?: Partial<UninstallOptions>;
  readonly answer?: boolean;
  readonly manager?: Partial<ResourceManager>;
  readonly records?: readonly Deployment[];
  /** Resources that are not there any more. */
  readonly gone?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly others?: readonly string[];
}

export function setUpUninstallation({
  options,
  answer = true,
  manager,
  records,
  gone = [],
  tags = {},
  others = [],
}: UninstallCase = {}) {
  const terminal = createFakeTerminal({ answer });
  const deleted: string[] = [];
  const records0 = records ?? [{ id: ours, state: "Succeeded", outputs: {}, parameters, error: undefined }];
  const operations: Readonly<Record<string, readonly DeploymentOperation[]>> = {
    [ours]: [
      operation(ids.site, "Microsoft.Web/sites"),
      operation(ids.vault, "Microsoft.KeyVault/vaults"),
      operation(ids.vault.toUpperCase(), "Microsoft.KeyVault/vaults"),
      operation(ids.role, "Microsoft.Authorization/roleAssignments"),
      operation(inner, "Microsoft.Resources/deployments"),
    ],
    [inner]: [
      operation(ids.rule, "Microsoft.SecurityInsights/alertRules"),
      operation(ids.table, "Microsoft.OperationalInsights/workspaces/tables"),
    ],
  };
  const fake = createFakeManager({
    subscription: async () => ({ tenantId: "t", name: "Production", state: "Enabled" }),
    resourceGroup: async () => ({ location: "westeurope", tags }),
    deploymentsIn: async () => records0,
    operations: async (id) => operations[id] ?? [],
    resource: async (id) => (gone.includes(id) ? undefined : { id, location: undefined, properties: {} }),
    deleteResource: async (id, version) => void deleted.push(`${id} ${version}`),
    deleteDeployment: async (id) => void deleted.push(id),
    resourcesIn: async () => others,
    deleteResourceGroup: async (name) => void deleted.push(name),
    ...manager,
  });
  const left: string[] = [];
  const work = uninstall(
    { subscription, resourceGroup: "rg", workspace, deleteTable: false, yes: true, ...options },
    {
      manager: fake,
      terminal,
      clock: new VirtualClock(),
      signal: new AbortController().signal,
      template: {
        apiVersions: new Map(
          ["sites", "vaults", "roleassignments", "alertrules", "tables"].map((type) => [typeNames[type] ?? type, type]),
        ),
      },
      leaves: (what) => void left.push(what),
    },
  );
  return { terminal, deleted, left, done: work };
}

/** Types, and in this test their API versions by their last word. */
const typeNames: Readonly<Record<string, string>> = {
  sites: "microsoft.web/sites",
  vaults: "microsoft.keyvault/vaults",
  roleassignments: "microsoft.authorization/roleassignments",
  alertrules: "microsoft.securityinsights/alertrules",
  tables: "microsoft.operationalinsights/workspaces/tables",
};
