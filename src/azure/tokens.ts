import type { TokenCredential } from "@azure/core-auth";
import { SecretClient } from "@azure/keyvault-secrets";
import { ConnectorError } from "../errors.ts";
import type { StatusTable } from "../http-answer.ts";
import { azureFailure } from "./failure.ts";

/** A secret of the vault that is there for a token. */
export interface SecretName {
  /** Name in the vault: names the account in log lines. */
  readonly name: string;
}

/** A secret with what it holds. The value is as somebody pasted it. */
export interface TokenSecret extends SecretName {
  readonly value: string;
}

/** A secret that cannot be read; the others still can. */
export interface UnreadableSecret extends SecretName {
  readonly error: ConnectorError;
}

/** Reads the tokens that the vault holds. One call is one attempt; the caller retries, each secret for itself. */
export interface TokenStore {
  /**
   * All secrets for tokens, in the order of their names. A disabled one comes with its error.
   * @throws ConnectorError when the vault cannot be listed or holds none.
   */
  list(signal: AbortSignal): Promise<readonly (SecretName | UnreadableSecret)[]>;
  /**
   * A secret in its newest version.
   * @throws ConnectorError when the vault does not give it.
   */
  read(name: string, signal: AbortSignal): Promise<TokenSecret>;
}

/** Where tokens are. */
export interface TokenStoreOptions {
  /** KEY_VAULT_URI. */
  readonly vaultUri: string;
  /** ONEPASSWORD_SECRET_NAME: this secret, and each whose name continues it with a dash and a label. */
  readonly secretName: string;
  readonly credential: TokenCredential;
  /** Wall clock, in milliseconds since 1970. */
  readonly now: () => number;
}

const access =
  "Give the function's identity the role Key Vault Secrets User on the vault, and the vault a network rule that lets the function in.";

const statuses: StatusTable = {
  400: { category: "vault_refused", message: "it does not understand the request.", remedy: "Check KEY_VAULT_URI." },
  401: { category: "vault_refused", message: "it does not know the identity.", remedy: access },
  // The client does not hand on which of the two it is: that stands too deep in the body for its errors.
  403: {
    category: "vault_refused",
    message: "the identity may not read secrets, or the vault's firewall does not let the function in.",
    remedy: access,
  },
  404: {
    category: "vault_refused",
    message: "there is no such secret or vault.",
    remedy: "Check KEY_VAULT_URI and ONEPASSWORD_SECRET_NAME.",
  },
};

/** The vault's secrets as a {@link TokenStore}: adding an account is adding a secret, rotating a token is adding a version. */
export function createTokenStore({ vaultUri, secretName, credential, now }: TokenStoreOptions): TokenStore {
  const client = new SecretClient(vaultUri, credential, { retryOptions: { maxRetries: 0 } });
  const host = new URL(vaultUri).host;
  const azureHost = { host, statuses };
  return {
    async list(abortSignal) {
      const found: (SecretName | UnreadableSecret)[] = [];
      try {
        for await (const { name, enabled } of client.listPropertiesOfSecrets({ abortSignal })) {
          if (name !== secretName && !name.startsWith(`${secretName}-`)) continue;
          found.push(enabled === false ? { name, error: disabled(host, name) } : { name });
        }
      } catch (thrown) {
        throw azureFailure(thrown, azureHost, now());
      }
      if (found.length > 0) return found.toSorted((one, other) => (one.name < other.name ? -1 : 1));
      throw new ConnectorError("secret_missing", `${host} has no secret ${secretName}.`, {
        remedy: `Save a token of the Events API as the secret ${secretName}.`,
      });
    },
    async read(name, abortSignal) {
      try {
        const { value } = await client.getSecret(name, { abortSignal });
        return { name, value: value ?? "" };
      } catch (thrown) {
        throw azureFailure(thrown, azureHost, now());
      }
    },
  };
}

function disabled(host: string, name: string): ConnectorError {
  return new ConnectorError("secret_missing", `The secret ${name} in ${host} is disabled.`, {
    remedy: "Enable it, or delete it when the account is not collected any more.",
  });
}
