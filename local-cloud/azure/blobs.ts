import type { Handler } from "../plane-listener.ts";
import { type Access, allowsAny, rolesFor } from "./access.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { type BlobRefusal, refuseBlobRequest } from "./blob-refusals.ts";

/** What an account lets happen. */
export interface BlobAccountRules {
  readonly resourceId: string;
  readonly httpsOnly: boolean;
  readonly allowsSharedKey: boolean;
  readonly allowsPublicAccess: boolean;
  /** Containers that anybody may read from where the account allows it. */
  isPublic(container: string): boolean;
  /** Whether the account's firewall lets the caller in. */
  getsThrough(principalId: string): boolean;
}

export interface BlobsOptions {
  readonly account: BlobAccountRules;
  /** Does what is allowed: Azurite. */
  readonly store: (request: Request) => Promise<Response>;
  readonly tenantId: string;
  readonly access: Pick<Access, "allows">;
  readonly tokens: Pick<AccessTokens, "check">;
}

const audience = "https://storage.azure.com";
/** From this version on, who comes without a token is told where to get one (Microsoft Learn, "Authorize with Microsoft Entra ID", bearer challenge). */
const firstWithChallenge = "2019-12-12";

/** A storage account's own access control in front of its blobs. */
export function createBlobs({ account, store, tenantId, access, tokens }: BlobsOptions): Handler {
  async function refusalOf(request: Request): Promise<BlobRefusal | undefined> {
    const url = new URL(request.url);
    const authorization = request.headers.get("authorization");
    const container = url.pathname.split("/")[1] ?? "";
    if (account.httpsOnly && url.protocol === "http:") return "AccountRequiresHttps";
    if (/^SharedKey/iu.test(authorization ?? "") || url.searchParams.has("sig")) return keyRefusal(url);
    if (authorization === null) return anonymousRefusal(request, container);
    const check = await tokens.check(authorization, audience);
    if (!check.ok) return "InvalidAuthenticationInfo";
    if (!account.getsThrough(check.principalId)) return "AuthorizationFailure";
    const roles = ["GET", "HEAD"].includes(request.method) ? rolesFor.readBlobs : rolesFor.writeBlobs;
    const scope = `${account.resourceId}/blobServices/default/containers/${container}`;
    return allowsAny(access, check.principalId, roles, scope) ? undefined : "AuthorizationPermissionMismatch";
  }

  /** No key of an account is known to anybody here, so that none can be right, not even where keys are allowed. */
  function keyRefusal({ searchParams }: URL): BlobRefusal {
    const signedByUser = searchParams.has("skoid");
    return account.allowsSharedKey || signedByUser ? "AuthenticationFailed" : "KeyBasedAuthenticationNotPermitted";
  }

  function anonymousRefusal({ method, headers }: Request, container: string): BlobRefusal | undefined {
    const mayRead = ["GET", "HEAD"].includes(method) && account.isPublic(container);
    if (account.allowsPublicAccess && mayRead && account.getsThrough("")) return undefined;
    if ((headers.get("x-ms-version") ?? "") >= firstWithChallenge) return "NoAuthenticationInformation";
    return account.allowsPublicAccess ? "ResourceNotFound" : "PublicAccessNotPermitted";
  }

  return {
    async fetch(request) {
      const refusal = await refusalOf(request);
      return refusal === undefined ? store(request) : refuseBlobRequest(refusal, tenantId);
    },
  };
}
