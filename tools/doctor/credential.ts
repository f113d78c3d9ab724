import type { TokenCredential } from "@azure/core-auth";
import {
  AzureCliCredential,
  AzureDeveloperCliCredential,
  AzurePowerShellCredential,
  ChainedTokenCredential,
} from "@azure/identity";
import { createCredential } from "../../src/azure/credential.ts";
import { ConnectorError } from "../../src/errors.ts";

/** How each kind of credential reads in the doctor's lines: `managed` is the function's own, `default` whoever is signed in here. */
export const credentialKinds = {
  managed: "the managed identity",
  default: "whoever is signed in on this machine",
} as const;

/** Whom the doctor asks Azure as. */
export type CredentialKind = keyof typeof credentialKinds;

/** Whether a text is the name of a kind of credential. */
export function isCredentialKind(text: string): text is CredentialKind {
  return Object.hasOwn(credentialKinds, text);
}

/**
 * Opens a credential. `managed` is the one that the function uses; `default` takes the Azure CLI's sign-in, then
 * Azure PowerShell's, then the Azure Developer CLI's, and so checks that person's roles, not the function's.
 * @param clientId - AZURE_CLIENT_ID, for `managed`.
 * @param timeoutMs - Longest time for one token.
 */
export function openCredential(kind: CredentialKind, clientId: string, timeoutMs: number): TokenCredential {
  if (kind === "managed") return createCredential(clientId, timeoutMs);
  const options = { processTimeoutInMs: timeoutMs };
  const chain = new ChainedTokenCredential(
    new AzureCliCredential(options),
    new AzurePowerShellCredential(options),
    new AzureDeveloperCliCredential(options),
  );
  return {
    async getToken(scopes, tokenOptions) {
      try {
        return await chain.getToken(scopes, tokenOptions);
      } catch {
        // The tools' own words stay out: they may quote more than is ours to show.
        throw new ConnectorError("identity_failed", "Nobody is signed in to Azure on this machine.", {
          remedy:
            "Sign in with az login, to the tenant that has the key vault. Where the managed identity is at hand, use --credential managed.",
        });
      }
    },
  };
}
