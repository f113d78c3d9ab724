import type { AccessToken, GetTokenOptions, TokenCredential } from "@azure/core-auth";
import { ManagedIdentityCredential } from "@azure/identity";
import { ConnectorError } from "../errors.ts";

/**
 * The function's user-assigned identity, with errors named like all others: the SDK's clients pass them on unchanged,
 * so that "the vault refused" and "there is no identity" stay apart.
 * @param clientId - AZURE_CLIENT_ID.
 * @param timeoutMs - The identity library ignores abort signals, and the SDK's clients share a token request under way: one that
 *   never ends would hold up every later run of the process.
 */
export function createCredential(clientId: string, timeoutMs: number): TokenCredential {
  const identity = new ManagedIdentityCredential({ clientId, retryOptions: { maxRetries: 0 } });
  return {
    async getToken(scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken> {
      const timeout = AbortSignal.timeout(timeoutMs);
      const timedOut = Promise.withResolvers<never>();
      const onTimeout = (): void =>
        timedOut.reject(new ConnectorError("timeout", "The token endpoint of the managed identity does not answer."));
      timeout.addEventListener("abort", onTimeout, { once: true });
      try {
        return await Promise.race([identity.getToken(scopes, options), timedOut.promise]);
      } catch (error) {
        throw error instanceof ConnectorError ? error : identityFailure(error);
      } finally {
        timeout.removeEventListener("abort", onTimeout);
      }
    },
  };
}

const remedy =
  "Check that the user-assigned identity is assigned to the function app and that AZURE_CLIENT_ID is its client id.";

/** Statuses of the token endpoint that pass by themselves. */
function passes(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** MSAL puts the endpoint's status on the error that the identity library wraps; a broken connection has none. */
function identityFailure(error: unknown): ConnectorError {
  const status = statusOf(error);
  const endpoint = "The token endpoint of the managed identity";
  if (status === undefined)
    return new ConnectorError("network", `${endpoint} could not be reached, or its answer could not be read.`);
  if (status < 300) return new ConnectorError("malformed_response", `${endpoint} answered ${status} without a token.`);
  if (passes(status)) return new ConnectorError("unavailable", `${endpoint} answered ${status}.`);
  return new ConnectorError("identity_failed", `${endpoint} answered ${status}.`, { remedy });
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("status" in error && typeof error.status === "number") return error.status;
  return statusOf(error.cause);
}
