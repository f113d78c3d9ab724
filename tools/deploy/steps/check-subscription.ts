import { trying } from "../azure/azure-stop.ts";
import type { ResourceManager, Subscription } from "../azure/resource-manager.ts";
import { Stop } from "../stop.ts";

/**
 * Looks the subscription up.
 * @throws Stop if nothing can be deployed into it.
 */
export async function checkSubscription(
  manager: Pick<ResourceManager, "subscription">,
  id: string,
): Promise<Subscription> {
  const subscription = await trying(`Subscription ${id} cannot be used.`, manager.subscription(id));
  const { name, state } = subscription;
  if (state === "Disabled" || state === "Deleted")
    throw new Stop(
      `Subscription ${name} (${id}) is ${state.toLowerCase()}.`,
      "Its owner can enable it again under Subscriptions in the portal. Or choose another one: az account list shows them.",
    );
  return subscription;
}
