import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { AccessTokens } from "../access-tokens.ts";
import { ArmError, errorBody } from "./arm-error.ts";
import { identifyCaller } from "./bearer.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Deployments } from "./deployments/deployments.ts";
import { toArmError } from "./deployments/failure.ts";
import { createPendingResults, type PendingResults } from "./pending-results.ts";
import type { ResourceWrites } from "./resource-writes.ts";
import type { Caller, Rights } from "./rights.ts";
import { addDeploymentRoutes } from "./routes/deployment-routes.ts";
import { addProviderRoutes } from "./routes/provider-routes.ts";
import { addResourceGroupRoutes } from "./routes/resource-group-routes.ts";
import { addResourceRoutes } from "./routes/resource-routes.ts";
import { addSubscriptionRoutes } from "./routes/subscription-routes.ts";
import type { World } from "./world.ts";

export interface ApiEnvironment {
  readonly Variables: { readonly caller: Caller };
}

export interface ApiOptions {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly rights: Rights;
  readonly deployments: Deployments;
  readonly tokens: Pick<AccessTokens, "check">;
  readonly writes: ResourceWrites;
  readonly now: () => number;
  readonly newId: () => string;
}

/** What the routes work with. */
export interface ApiParts extends ApiOptions {
  readonly results: PendingResults;
}

/** The REST API of Resource Manager, as far as this project and a customer's clients use it. */
export function createApi(options: ApiOptions): Hono<ApiEnvironment> {
  const { tokens, world, newId } = options;
  const parts: ApiParts = { ...options, results: createPendingResults(newId) };
  const app = new Hono<ApiEnvironment>({ getPath: routedPath });

  app.use(async (context, next) => {
    const requestId = newId();
    context.header("x-ms-request-id", requestId);
    context.header("x-ms-correlation-request-id", requestId);
    context.set("caller", await identifyCaller(tokens, context.req.header("authorization")));
    if (!new URL(context.req.url).searchParams.has("api-version")) {
      throw new ArmError(
        400,
        "MissingApiVersionParameter",
        "The api-version query parameter (?api-version=) is required for all requests.",
      );
    }
    return next();
  });
  app.use("/subscriptions/:subscriptionId/*", (context, next) => {
    world.subscription(context.req.param("subscriptionId"));
    return next();
  });
  addSubscriptionRoutes(app, parts);
  addProviderRoutes(app, parts);
  addResourceGroupRoutes(app, parts);
  addDeploymentRoutes(app, parts);
  // Last, since any path of a resource matches.
  addResourceRoutes(app, parts);

  app.onError((error, context) => {
    const refusal = toArmError(error);
    if (refusal.status === 401) {
      context.header(
        "www-authenticate",
        `Bearer authorization_uri="https://login.windows.net/${world.tenantId}", error="invalid_token", ` +
          `error_description="${refusal.message}"`,
      );
    }
    return context.json({ error: errorBody(refusal) }, contentfulStatus(refusal.status));
  });
  return app;
}

/** Hono types the statuses that may carry a body; those of ArmErrors all do. */
function contentfulStatus(status: number): ContentfulStatusCode {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no list of them exists to check against
  return status as ContentfulStatusCode;
}

const keywords = [
  "subscriptions",
  "resourceGroups",
  "providers",
  "deployments",
  "operations",
  "operationStatuses",
  "operationresults",
  "resources",
  "exportTemplate",
  "whatIf",
  "validate",
  "cancel",
  "register",
  "locations",
  "tenants",
  "Microsoft.Resources",
] as const;
const spellings = new Map<string, string>(keywords.map((keyword) => [keyword.toLowerCase(), keyword]));

/** Paths compare without case in Azure. Names stay as they are written. */
function routedPath(request: Request): string {
  const segments = new URL(request.url).pathname.split("/").filter((segment) => segment !== "");
  return `/${segments.map((segment) => spellings.get(segment.toLowerCase()) ?? segment).join("/")}`;
}
