import type { Clock } from "../../../src/pipeline/ports.ts";
import { trying } from "../azure/azure-stop.ts";
import type { ResourceManager } from "../azure/resource-manager.ts";
import { growingDelays } from "../delays.ts";
import { Stop } from "../stop.ts";
import type { Terminal } from "../terminal.ts";

/** A resource provider that the template needs. */
interface ProviderNeed {
  readonly namespace: string;
  /** The subscription of the function app, the workspace's, or both. */
  readonly where: readonly ("app" | "workspace")[];
  /** Only with private networking. */
  readonly privateNetworking?: true;
}

/**
 * Microsoft.Authorization and Microsoft.Resources are always registered (Microsoft Learn, "Azure resource providers and types").
 * Microsoft.App is there for Flex Consumption in a virtual network ("Flex Consumption plan", virtual network integration).
 */
export const providerNeeds: readonly ProviderNeed[] = [
  { namespace: "Microsoft.Web", where: ["app"] },
  { namespace: "Microsoft.Storage", where: ["app"] },
  { namespace: "Microsoft.KeyVault", where: ["app"] },
  { namespace: "Microsoft.ManagedIdentity", where: ["app"] },
  { namespace: "Microsoft.Insights", where: ["app", "workspace"] },
  { namespace: "Microsoft.OperationalInsights", where: ["app", "workspace"] },
  { namespace: "Microsoft.SecurityInsights", where: ["workspace"] },
  { namespace: "Microsoft.Network", where: ["app"], privateNetworking: true },
  { namespace: "Microsoft.App", where: ["app"], privateNetworking: true },
];

/** A registration takes a minute or two; Azure promises nothing. */
const patienceMs = 10 * 60_000;

export interface ProvidersOptions {
  readonly subscriptions: Readonly<Record<"app" | "workspace", string>>;
  readonly privateNetworking: boolean;
  readonly onlyLook: boolean;
  readonly terminal: Pick<Terminal, "line">;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Registers the resource providers that are not, and waits until they are.
 * @throws Stop if one is not after ten minutes.
 */
export async function registerProviders(
  manager: Pick<ResourceManager, "providerState" | "registerProvider">,
  options: ProvidersOptions,
): Promise<void> {
  const { onlyLook, terminal } = options;
  const missing = await missingProviders(manager, options);
  for (const { subscription, namespace } of missing) {
    if (onlyLook)
      terminal.line(`The resource provider ${namespace} is not registered; a deployment would register it.`);
    else
      await trying(
        `The resource provider ${namespace} could not be registered.`,
        manager.registerProvider(subscription, namespace),
      );
  }
  if (onlyLook || missing.length === 0) return;
  const names = [...new Set(missing.map(({ namespace }) => namespace))].join(", ");
  terminal.line(`Registering resource providers: ${names}.`);
  await waitUntilRegistered(manager, missing, options);
}

interface Missing {
  readonly subscription: string;
  readonly namespace: string;
}

async function missingProviders(
  manager: Pick<ResourceManager, "providerState">,
  { subscriptions, privateNetworking }: ProvidersOptions,
): Promise<readonly Missing[]> {
  const wanted = providerNeeds
    .filter((need) => need.privateNetworking !== true || privateNetworking)
    .flatMap(({ namespace, where }) =>
      [...new Set(where.map((place) => subscriptions[place]))].map((subscription) => ({ subscription, namespace })),
    );
  const states = await Promise.all(
    wanted.map(({ subscription, namespace }) => manager.providerState(subscription, namespace)),
  );
  return wanted.filter((_, index) => states[index] !== "Registered");
}

async function waitUntilRegistered(
  manager: Pick<ResourceManager, "providerState">,
  missing: readonly Missing[],
  { clock, signal }: ProvidersOptions,
): Promise<void> {
  const start = clock.monotonic();
  const delays = growingDelays({ first: 500, most: 10_000 });
  for (const { subscription, namespace } of missing) {
    while ((await manager.providerState(subscription, namespace)) !== "Registered") {
      if (clock.monotonic() - start > patienceMs)
        throw new Stop(
          `The resource provider ${namespace} is still not registered after ten minutes.`,
          `See what holds it up: az provider show --subscription ${subscription} --namespace ${namespace} --query registrationState. Then run the same command again.`,
        );
      await clock.sleep(delays.next().value ?? 0, signal);
    }
  }
}
