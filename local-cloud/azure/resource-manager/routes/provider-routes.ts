import type { Hono } from "hono";

import type { ApiEnvironment, ApiParts } from "../api.ts";
import { ArmError } from "../arm-error.ts";
import { namespaceOf } from "../catalogue.ts";
import type { JsonObject } from "../json-value.ts";

/** Providers that have no resource type here, but that a subscription may need registered. */
const furtherNamespaces = ["Microsoft.Resources", "Microsoft.App"] as const;

/** Resource providers and their registration (REST API reference, "Providers"). */
export function addProviderRoutes(app: Hono<ApiEnvironment>, { world, catalogue, rights }: ApiParts): void {
  const namespaces = [...new Set([...catalogue.namespaces, ...furtherNamespaces])];
  const path = "/subscriptions/:subscriptionId/providers";

  app.get(path, (context) => {
    const subscriptionId = context.req.param("subscriptionId");
    return context.json({ value: namespaces.map((namespace) => answer(subscriptionId, namespace)) });
  });

  app.get(`${path}/:namespace`, (context) => {
    const { subscriptionId, namespace } = context.req.param();
    return context.json(answer(subscriptionId, spelled(namespace)));
  });

  app.post(`${path}/:namespace/register`, (context) => {
    const { subscriptionId, namespace } = context.req.param();
    const known = spelled(namespace);
    rights.demand(context.get("caller"), `${known}/register/action`, `/subscriptions/${subscriptionId}`);
    const registrationState = world.registrations.register(subscriptionId, known);
    return context.json({ ...describe(subscriptionId, known), registrationState });
  });

  function spelled(namespace: string): string {
    const known = namespaces.find((candidate) => candidate.toLowerCase() === namespace.toLowerCase());
    if (known === undefined) {
      throw new ArmError(404, "InvalidResourceNamespace", `The resource namespace '${namespace}' is invalid.`);
    }
    return known;
  }

  function answer(subscriptionId: string, namespace: string): JsonObject {
    return {
      ...describe(subscriptionId, namespace),
      registrationState: world.registrations.ask(subscriptionId, namespace),
    };
  }

  function describe(subscriptionId: string, namespace: string): JsonObject {
    return {
      id: `/subscriptions/${subscriptionId}/providers/${namespace}`,
      namespace,
      registrationPolicy: "RegistrationRequired",
      resourceTypes: catalogue.types
        .filter(({ type }) => namespaceOf(type) === namespace)
        .map(({ type, apiVersions }) => ({
          resourceType: type.slice(namespace.length + 1),
          locations: [],
          apiVersions,
        })),
    };
  }
}
