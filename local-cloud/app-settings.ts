import * as names from "./hosts.ts";

/** Addresses that are known once the local cloud has started. */
export interface CloudAddresses {
  readonly proxyUrl: string;
  readonly tokenUrl: string;
  readonly identityHeader: string;
  /** PEM file of the throw-away authority. */
  readonly caFile: string;
}

/**
 * The function app's settings: those that the template gives it, then what the platform adds (managed identity)
 * and what a customer with an outbound proxy would add (proxy and authority).
 */
export function createAppSettings({
  proxyUrl,
  tokenUrl,
  identityHeader,
  caFile,
}: CloudAddresses): Record<string, string> {
  return {
    KEY_VAULT_URI: `https://${names.azureHosts.vault}/`,
    ONEPASSWORD_SECRET_NAME: "onepassword-events-token",
    LOGS_INGESTION_ENDPOINT: `https://${names.azureHosts.ingestion}`,
    DCR_IMMUTABLE_ID: names.dcrImmutableId,
    DCR_STREAM_NAME: names.dcrStream,
    STORAGE_BLOB_URI: `https://${names.azureHosts.blobs}/`,
    AZURE_CLIENT_ID: names.connectorIdentity.clientId,
    COLLECT_SCHEDULE: "0 */5 * * * *",
    FIRST_RUN_LOOKBACK: "P7D",
    RUN_BUDGET: "PT4M",
    CURSOR_RESET_OVERLAP: "P2D",
    EXCLUDED_ACTIONS: "",
    CLOUD: "public",
    // Room for some pages: what lives for a page's time then dies young, which takes a tenth off the work and a third off the memory (npm run bench).
    languageWorkers__node__arguments: "--min-semi-space-size=32 --max-semi-space-size=32",

    IDENTITY_ENDPOINT: `${tokenUrl}/msi/token`,
    IDENTITY_HEADER: identityHeader,

    // Upper case only: the lower-case names would also catch the Functions worker's own channel to its host.
    HTTPS_PROXY: proxyUrl,
    NO_PROXY: "127.0.0.1,localhost",
    NODE_EXTRA_CA_CERTS: caFile,
  };
}
