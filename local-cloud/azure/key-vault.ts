import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import { type Access, allowsAny, rolesFor } from "./access.ts";
import type { AccessTokens, TokenCheck } from "./access-tokens.ts";
import type { SecretVersion, VaultSecrets } from "./vault-secrets.ts";

export interface KeyVaultOptions {
  readonly secrets: VaultSecrets;
  readonly access: Pick<Access, "allows">;
  readonly tokens: AccessTokens;
  readonly tenantId: string;
  /** Name of the vault, for messages. */
  readonly vaultName: string;
  /** Resource id: the scope at which roles count. */
  readonly resourceId: string;
  /** Whether the vault's firewall lets the caller in. Default: everybody. */
  readonly getsThrough?: (principalId: string) => boolean;
  /** Secrets a page of a list when the client does not ask for fewer. Key Vault's own is 25. */
  readonly pageSize?: number;
}

const audience = "https://vault.azure.net";
const maxPageSize = 25;

/**
 * The secrets part of Key Vault's data plane, read only: get (latest and by version), list, list of versions.
 * Source: Azure REST API reference, Key Vault, secrets; error codes from "Key Vault REST API error codes".
 */
export function createKeyVault(options: KeyVaultOptions): Hono {
  const { secrets, access, tokens, tenantId, vaultName, resourceId, pageSize = maxPageSize } = options;
  const getsThrough = options.getsThrough ?? (() => true);
  // Not strict: the SDK asks for the latest version with a slash at the end.
  const app = new Hono({ strict: false });

  app.use(async (context, next) => {
    const check = await tokens.check(context.req.header("authorization"), audience);
    if (!check.ok) {
      context.header(
        "www-authenticate",
        `Bearer authorization="https://login.microsoftonline.com/${tenantId}", resource="${audience}"`,
      );
      return refuse(context, 401, "Unauthorized", unauthorizedMessages[check.reason]);
    }
    // The SDK sends the name as `api%2Dversion`; URLSearchParams decodes names.
    if (!new URL(context.req.url).searchParams.has("api-version")) {
      return refuse(context, 400, "BadParameter", "api-version must be specified");
    }
    if (!getsThrough(check.principalId)) {
      return refuse(context, 403, "Forbidden", connectionMessage(check), "ForbiddenByConnection");
    }
    if (!allowsAny(access, check.principalId, rolesFor.readSecrets, `${resourceId}${context.req.path}`)) {
      return refuse(context, 403, "Forbidden", forbiddenMessage(context, check), "ForbiddenByRbac");
    }
    return next();
  });

  app.get("/secrets", (context) => {
    const entries = secrets.names().flatMap((name) => {
      const latest = secrets.find(name);
      return latest === undefined ? [] : [describe(secretId(context, name), latest)];
    });
    return page(context, entries);
  });

  app.get("/secrets/:name/versions", (context) => {
    const name = context.req.param("name");
    const versions = secrets.versions(name);
    return page(
      context,
      versions.map((version) => describe(`${secretId(context, name)}/${version.version}`, version)),
    );
  });

  app.get("/secrets/:name/:version?", (context) =>
    getSecret(context, context.req.param("name"), context.req.param("version")),
  );
  app.notFound((context) => refuse(context, 404, "NotFound", "The requested resource was not found."));

  function getSecret(context: Context, name: string, version: string | undefined): Response {
    const secret = secrets.find(name, version);
    if (secret === undefined) {
      return refuse(
        context,
        404,
        "SecretNotFound",
        `A secret with (name/id) ${version === undefined ? name : `${name}/${version}`} was not found in this key vault. ` +
          "If you recently deleted this secret you may be able to recover it using the correct recovery command. " +
          "For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182",
      );
    }
    if (!secret.enabled) {
      return refuse(context, 403, "Forbidden", "Operation get is not allowed on a disabled secret.", "SecretDisabled");
    }
    // A secret outside nbf and exp is still given: "About Azure Key Vault secrets", date-time controlled operations.
    return context.json({ value: secret.value, ...describe(`${secretId(context, name)}/${secret.version}`, secret) });
  }

  function page(context: Context, entries: readonly object[]): Response {
    const asked = Number(context.req.query("maxresults") ?? pageSize);
    if (!Number.isInteger(asked) || asked < 1 || asked > maxPageSize) {
      return refuse(context, 400, "BadParameter", `maxresults must be between 1 and ${maxPageSize}`);
    }
    const start = Number(context.req.query("$skiptoken") ?? 0);
    const end = start + Math.min(asked, pageSize);
    const next = new URL(context.req.url);
    next.searchParams.set("$skiptoken", String(end));
    return context.json({ value: entries.slice(start, end), nextLink: end < entries.length ? next.href : null });
  }

  function forbiddenMessage(context: Context, check: Extract<TokenCheck, { ok: true }>): string {
    const isList = /^\/secrets(?:\/[^/]+\/versions)?\/?$/u.test(context.req.path);
    return [
      "Caller is not authorized to perform action on resource.",
      "If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.",
      `Caller: appid=${check.clientId};oid=${check.principalId};iss=https://sts.windows.net/${tenantId}/`,
      `Action: 'Microsoft.KeyVault/vaults/secrets/${isList ? "readMetadata/action" : "getSecret/action"}'`,
      `Resource: '${resourceId.toLowerCase()}${context.req.path}'`,
      "Assignment: (not found)",
      "DenyAssignmentId: null",
      "DecisionReason: null",
      `Vault: ${vaultName};location=westeurope`,
      "",
    ].join("\r\n");
  }

  function connectionMessage({ clientId, principalId }: Extract<TokenCheck, { ok: true }>): string {
    return [
      "Public network access is disabled and request is not from a trusted service nor via an approved private link.",
      `Caller: appid=${clientId};oid=${principalId};iss=https://sts.windows.net/${tenantId}/`,
      `Vault: ${vaultName};location=westeurope`,
    ].join("\r\n");
  }

  return app;
}

const unauthorizedMessages = {
  missing: "AKV10000: Request is missing a Bearer or PoP token.",
  invalid: "AKV10031: Invalid token. The signature or the issuer is not valid.",
  expired: "[TokenExpired] Error validating token: 'IDX10223'.",
  audience: `AKV10022: Invalid audience. Expected ${audience}.`,
} as const;

function refuse(
  context: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  innerCode?: string,
): Response {
  const innererror = innerCode === undefined ? {} : { innererror: { code: innerCode } };
  return context.json({ error: { code, message, ...innererror } }, status);
}

function secretId(context: Context, name: string): string {
  return `https://${new URL(context.req.url).host}/secrets/${name}`;
}

function describe(id: string, secret: SecretVersion): object {
  return {
    ...(secret.contentType === undefined ? {} : { contentType: secret.contentType }),
    id,
    attributes: {
      enabled: secret.enabled,
      ...(secret.notBefore === undefined ? {} : { nbf: secret.notBefore }),
      ...(secret.expiresOn === undefined ? {} : { exp: secret.expiresOn }),
      created: secret.created,
      updated: secret.created,
      recoveryLevel: "Recoverable",
      recoverableDays: 90,
    },
    tags: {},
  };
}
