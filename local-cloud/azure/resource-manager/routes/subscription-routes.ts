import type { Hono } from "hono";

import type { ApiEnvironment, ApiParts } from "../api.ts";
import type { JsonObject } from "../json-value.ts";
import type { Subscription } from "../world.ts";

/** Tenants and subscriptions (REST API reference, "Subscriptions", "Tenants"). */
export function addSubscriptionRoutes(app: Hono<ApiEnvironment>, { world, results }: ApiParts): void {
  app.get("/tenants", (context) =>
    context.json({ value: [{ id: `/tenants/${world.tenantId}`, tenantId: world.tenantId, displayName: "Contoso" }] }),
  );

  app.get("/subscriptions", (context) =>
    context.json({
      value: world.subscriptions.filter(({ tenantId }) => tenantId === world.tenantId).map(subscriptionAnswer),
    }),
  );

  app.get("/subscriptions/:subscriptionId", (context) =>
    context.json(subscriptionAnswer(world.subscription(context.req.param("subscriptionId")))),
  );

  app.get("/subscriptions/:subscriptionId/locations", (context) =>
    context.json({
      value: Object.entries(locations).map(([name, displayName]) => ({
        id: `/subscriptions/${context.req.param("subscriptionId")}/locations/${name}`,
        name,
        displayName,
        regionalDisplayName: displayName,
      })),
    }),
  );

  app.get("/subscriptions/:subscriptionId/operationresults/:id", (context) => {
    const result = results.find(context.req.param("id"));
    if (result?.state === "done") {
      const { status, body } = result;
      return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
    }
    return new Response(null, { status: result === undefined ? 404 : 202, headers: { location: context.req.url } });
  });
}

const locations = {
  westeurope: "West Europe",
  northeurope: "North Europe",
  germanywestcentral: "Germany West Central",
  swedencentral: "Sweden Central",
  uksouth: "UK South",
  eastus: "East US",
  eastus2: "East US 2",
  westus3: "West US 3",
  canadacentral: "Canada Central",
  australiaeast: "Australia East",
} as const;

function subscriptionAnswer({ subscriptionId, displayName, tenantId }: Subscription): JsonObject {
  return {
    id: `/subscriptions/${subscriptionId}`,
    authorizationSource: "RoleBased",
    managedByTenants: [],
    subscriptionId,
    tenantId,
    displayName,
    state: "Enabled",
    subscriptionPolicies: {
      locationPlacementId: "Public_2014-09-01",
      quotaId: "PayAsYouGo_2014-09-01",
      spendingLimit: "Off",
    },
  };
}
