import type { Request, ResourceManager } from "../../tools/deploy/azure/resource-manager.ts";
import type { DeployPlan, DeployWorld } from "../../tools/deploy/deploy.ts";
import { deploy } from "../../tools/deploy/deploy.ts";
import type { DeployOptions } from "../../tools/deploy/options.ts";
import { toTemplate } from "../../tools/deploy/template.ts";
import { VirtualClock } from "../fakes/virtual-clock.ts";
import { createFakeManager } from "./fake-manager.ts";
import { createFakeTerminal } from "./fake-terminal.ts";

const subscription = "00000000-0000-0000-0000-000000000001";
export const workspace = `/subscriptions/${subscription}/resourceGroups/siem/providers/Microsoft.OperationalInsights/workspaces/w`;
const storage = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st`;
export const outputs = Object.fromEntries(
  Object.entries({
    functionAppName: "op-1",
    functionAppHostName: "op-1.azurewebsites.net",
    vaultName: "kv",
    vaultUri: "https://kv.vault.azure.net/",
    secretName: "onepassword-events-token",
    storageAccountName: "st",
    dcrImmutableId: "dcr-1",
    logsIngestionEndpoint: "https://dcr-1.westeurope-1.ingest.monitor.azure.com",
    identityClientId: "client-1",
    tableName: "OnePasswordEventLogs_CL",
    workspaceResourceId: workspace,
  }).map(([name, value]) => [name, { type: "String", value }]),
);

export interface DeployCase {
  readonly options?: Partial<DeployOptions>;
  readonly plan?: Partial<DeployPlan>;
  readonly manager?: Partial<ResourceManager>;
  readonly world?: Partial<DeployWorld>;
  readonly terminal?: Parameters<typeof createFakeTerminal>[0];
  readonly change?: string;
  /** Whether there is a record of an earlier deployment that succeeded. */
  readonly before?: boolean;
}

/** A deployment where everything goes well, unless the case says otherwise. */
export function setUpDeployment({
  options,
  plan,
  manager,
  world,
  terminal: answers,
  change = "Create",
  before = false,
}: DeployCase = {}) {
  const terminal = createFakeTerminal(answers);
  const clock = new VirtualClock();
  const started: Request[] = [];
  const published: string[] = [];
  const examined: Readonly<Record<string, string>>[] = [];
  const left: string[] = [];
  const fake = createFakeManager({
    subscription: async () => ({ tenantId: "t", name: "Production", state: "Enabled" }),
    resourceGroup: async () => ({ location: "westeurope", tags: {} }),
    providerState: async () => "Registered",
    resource: async (id) => ({
      id,
      location: "northeurope",
      properties: id.includes("/tables/") ? { retentionInDays: 365 } : {},
    }),
    validate: async () => undefined,
    whatIf: async () => ({
      error: undefined,
      notes: [],
      changes: [{ resourceId: storage, changeType: change, delta: [] }],
    }),
    startDeployment: async (request) => void started.push(request),
    deployment: async (id) => {
      if (started.length === 0 && !before) return undefined;
      return { id, state: "Succeeded", outputs, parameters: {}, error: undefined };
    },
    operations: async () => [],
    ...manager,
  });
  const deploying = deploy(
    {
      options: {
        subscription,
        resourceGroup: "rg",
        workspace,
        location: "westeurope",
        parametersFile: undefined,
        whatIf: false,
        tokenFromStdin: false,
        yes: true,
        ...options,
      },
      cloud: "public",
      where: { subscription, resourceGroup: "rg", deployment: "onepassword-sentinel" },
      fromFile: {},
      token: undefined,
      ...plan,
    },
    {
      manager: fake,
      terminal,
      clock,
      signal: new AbortController().signal,
      template: toTemplate({ resources: {} }),
      table: "OnePasswordEventLogs_CL",
      buildPackage: async () => new Uint8Array(2_500),
      openSite: (host) => ({
        async publish() {
          published.push(host);
          return { status: 202, body: '"1"' };
        },
        status: async () => ({ status: 200, body: '{"status":4}' }),
      }),
      async runDoctor(settings) {
        examined.push(settings);
        return true;
      },
      leaves: (what) => void left.push(what),
      ...world,
    },
  );
  return { terminal, started, published, examined, left, done: clock.run(deploying) };
}
