import { Hono } from "hono";

import type { AccessTokens, Identity } from "./access-tokens.ts";

const apiVersion = "2019-08-01";

export interface TokenEndpointOptions {
  readonly tokens: AccessTokens;
  readonly identities: readonly Identity[];
  /** What the function app finds in IDENTITY_HEADER: proves that the caller runs inside the app. */
  readonly identityHeader: string;
}

/**
 * The managed identity endpoint of App Service and Functions: `GET {IDENTITY_ENDPOINT}?resource=&client_id=&api-version=`.
 * Source: Microsoft Learn, "How to use managed identities for App Service", REST endpoint reference.
 */
export function createTokenEndpoint({ tokens, identities, identityHeader }: TokenEndpointOptions): Hono {
  const app = new Hono();
  app.get("/msi/token", async (context) => {
    const refuse = (statusCode: 400 | 401, message: string): Response =>
      context.json({ statusCode, message }, statusCode);

    if (context.req.header("x-identity-header") !== identityHeader) {
      return refuse(401, "The X-IDENTITY-HEADER header is missing or wrong.");
    }
    if (context.req.query("api-version") !== apiVersion) {
      return refuse(400, `The api-version is not supported; use ${apiVersion}.`);
    }
    const resource = context.req.query("resource");
    if (resource === undefined || resource === "") {
      return refuse(400, "The resource parameter is missing.");
    }
    const clientId = context.req.query("client_id");
    const identity = identities.find((candidate) => candidate.clientId === clientId?.toLowerCase());
    if (identity === undefined) {
      return refuse(
        400,
        clientId === undefined
          ? "Unable to load the proper Managed Identity."
          : "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.",
      );
    }
    const { token, expiresOn } = await tokens.issue(identity, resource);
    return context.json({
      access_token: token,
      expires_on: String(expiresOn),
      resource,
      token_type: "Bearer",
      client_id: identity.clientId,
    });
  });
  return app;
}
