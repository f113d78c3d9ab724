export type RegistrationState = "Registered" | "NotRegistered" | "Registering";

/** Which resource providers a subscription may use. */
export interface ProviderRegistrations {
  state(subscriptionId: string, namespace: string): RegistrationState;
  /** Starts a registration. It is finished once its state has been asked for once, as it takes a while in Azure. */
  register(subscriptionId: string, namespace: string): RegistrationState;
  /** The state for a client that asks: a registration under way goes on. */
  ask(subscriptionId: string, namespace: string): RegistrationState;
}

/** Registrations in which everything is registered but what is named. */
export function createProviderRegistrations(
  unregistered: readonly { readonly subscriptionId: string; readonly namespace: string }[],
): ProviderRegistrations {
  const states = new Map<string, RegistrationState>();
  for (const { subscriptionId, namespace } of unregistered) {
    states.set(key(subscriptionId, namespace), "NotRegistered");
  }
  const state = (subscriptionId: string, namespace: string): RegistrationState =>
    states.get(key(subscriptionId, namespace)) ?? "Registered";
  return {
    state,
    register(subscriptionId, namespace) {
      if (state(subscriptionId, namespace) === "NotRegistered") {
        states.set(key(subscriptionId, namespace), "Registering");
      }
      return state(subscriptionId, namespace);
    },
    ask(subscriptionId, namespace) {
      const asked = state(subscriptionId, namespace);
      if (asked === "Registering") {
        states.set(key(subscriptionId, namespace), "Registered");
      }
      return asked;
    },
  };
}

function key(subscriptionId: string, namespace: string): string {
  return `${subscriptionId} ${namespace}`.toLowerCase();
}
