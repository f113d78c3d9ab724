import type { DeploymentExtended, ResourceManagementClientOptionalParams } from "@azure/arm-resources";
import { ResourceManagementClient } from "@azure/arm-resources";
import { SubscriptionClient } from "@azure/arm-resources-subscriptions";
import type { TokenCredential } from "@azure/core-auth";
import { isRestError } from "@azure/core-rest-pipeline";
import type { Endpoints } from "./endpoints.ts";
import { readResourcePath } from "./resource-path.ts";
import { readWhatIf } from "./what-if-answer.ts";
import type { Deployment, Request, Resource, ResourceManager } from "./resource-manager.ts";

/** How often the clients ask whether a long operation has ended, unless Azure asks for more time (Retry-After). */
const untilDone = { updateIntervalInMs: 1_000 };

export interface ResourceManagerOptions {
  readonly credential: TokenCredential;
  /** The subscription that is deployed into. */
  readonly subscription: string;
  readonly endpoints: Endpoints;
  /** Ends requests that only read. One that changes something is let come to its end, so that it is known what happened. */
  readonly signal: AbortSignal;
  /** Default: the proxy of this process's environment, if any. */
  readonly proxyOptions?: NonNullable<ResourceManagementClientOptionalParams["proxyOptions"]>;
}

/** Opens Azure Resource Manager through Microsoft's clients. Nothing is sent yet. */
export function openResourceManager(options: ResourceManagerOptions): ResourceManager {
  const { credential, subscription, endpoints, signal: abortSignal } = options;
  const { resourceManager: endpoint } = endpoints;
  const where = {
    endpoint,
    credentialScopes: `${endpoint}/.default`,
    ...(options.proxyOptions === undefined ? {} : { proxyOptions: options.proxyOptions }),
  };
  const subscriptions = new SubscriptionClient(credential, where);
  const clients = new Map<string, ResourceManagementClient>();
  const clientFor = (id: string): ResourceManagementClient => {
    const client = clients.get(id) ?? new ResourceManagementClient(credential, id, where);
    clients.set(id, client);
    return client;
  };
  const client = clientFor(subscription);

  return {
    async subscription(id) {
      const {
        tenantId = "",
        displayName = id,
        state = "Enabled",
      } = await subscriptions.subscriptions.get(id, {
        abortSignal,
      });
      return { tenantId, name: displayName, state };
    },
    async resourceGroup(name) {
      const group = await unlessMissing(client.resourceGroups.get(name, { abortSignal }));
      return group === undefined ? undefined : { location: group.location, tags: group.tags ?? {} };
    },
    async makeResourceGroup(name, { location, tags }) {
      await client.resourceGroups.createOrUpdate(name, { location, tags: { ...tags } });
    },
    async deleteResourceGroup(name) {
      await unlessMissing(client.resourceGroups.beginDeleteAndWait(name, untilDone));
    },
    async providerState(id, namespace) {
      const { registrationState = "NotRegistered" } = await clientFor(id).providers.get(namespace, { abortSignal });
      return registrationState;
    },
    async registerProvider(id, namespace) {
      await clientFor(id).providers.register(namespace);
    },
    async resource(id, apiVersion) {
      const found = await unlessMissing(client.resources.getById(withoutSlash(id), apiVersion, { abortSignal }));
      return found === undefined ? undefined : toResource(id, found);
    },
    async resourcesOfType(type) {
      const listed = client.resources.list({ filter: `resourceType eq '${type}'`, abortSignal });
      return idsOf(await Array.fromAsync(listed));
    },
    async resourcesIn(resourceGroup) {
      const listed = client.resources.listByResourceGroup(resourceGroup, { abortSignal });
      return idsOf(await Array.fromAsync(listed));
    },
    async deleteResource(id, apiVersion) {
      await unlessMissing(client.resources.beginDeleteByIdAndWait(withoutSlash(id), apiVersion, untilDone));
    },
    async validate(request) {
      const { resourceGroup, name } = request;
      const polling = { abortSignal, ...untilDone };
      const result = await client.deployments.beginValidateAndWait(resourceGroup, name, toBody(request), polling);
      return result.error;
    },
    async whatIf(request) {
      const { resourceGroup, name } = request;
      const { properties } = toBody(request);
      const body = { properties: { ...properties, whatIfSettings: { resultFormat: "FullResourcePayloads" as const } } };
      let answer = "";
      const polling = {
        abortSignal,
        ...untilDone,
        onResponse: ({ bodyAsText }: { readonly bodyAsText?: string | null }) => {
          answer = bodyAsText ?? "";
        },
      };
      await client.deployments.beginWhatIfAndWait(resourceGroup, name, body, polling);
      return readWhatIf(answer);
    },
    async startDeployment(request) {
      await client.deployments.beginCreateOrUpdate(request.resourceGroup, request.name, toBody(request));
    },
    async deployment(id) {
      const { scope, name } = deploymentParts(id);
      const found = await unlessMissing(client.deployments.getAtScope(scope, name, { abortSignal }));
      return found === undefined ? undefined : toDeployment(found);
    },
    async deploymentsIn(resourceGroup) {
      const listed = client.deployments.listByResourceGroup(resourceGroup, { abortSignal });
      return (await Array.fromAsync(listed)).map(toDeployment);
    },
    async deleteDeployment(id) {
      const { scope, name } = deploymentParts(id);
      await unlessMissing(client.deployments.beginDeleteAtScopeAndWait(scope, name, untilDone));
    },
    async operations(id) {
      const { scope, name } = deploymentParts(id);
      const listed = client.deploymentOperations.listAtScope(scope, name, { abortSignal });
      // A nested deployment is told of before its own record is there.
      return (await unlessMissing(Array.fromAsync(listed))) ?? [];
    },
  };
}

function toBody({ template, parameters }: Request) {
  return { properties: { mode: "Incremental" as const, template: { ...template }, parameters: { ...parameters } } };
}

function toResource(
  id: string,
  { location, properties }: { location?: string; properties?: Record<string, unknown> },
): Resource {
  return { id, location, properties: properties ?? {} };
}

function toDeployment({ id = "", properties = {} }: DeploymentExtended): Deployment {
  const { provisioningState = "", outputs = {}, parameters = {}, error } = properties;
  return { id, state: provisioningState, outputs, parameters, error };
}

function idsOf(resources: readonly { readonly id?: string }[]): readonly string[] {
  return resources.flatMap(({ id }) => (id === undefined ? [] : [id]));
}

/** The clients put a slash of their own before an id. */
function withoutSlash(id: string): string {
  return id.replace(/^\//u, "");
}

function deploymentParts(id: string): { scope: string; name: string } {
  const { names } = readResourcePath(id);
  const [scope = ""] = id.split(/\/providers\/Microsoft\.Resources\/deployments\//iu);
  return { scope: withoutSlash(scope), name: names[0] ?? "" };
}

async function unlessMissing<Found>(asking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (isRestError(error) && error.statusCode === 404 && error.code !== "SubscriptionNotFound") return undefined;
    throw error;
  }
}
