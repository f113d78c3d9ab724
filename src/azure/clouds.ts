/** An Azure cloud: which hosts the connector may call, and for whom it asks tokens. */
export interface Cloud {
  readonly vaultSuffix: string;
  readonly ingestionSuffix: string;
  readonly blobSuffix: string;
  /** Scope of a token for the Logs Ingestion API. */
  readonly monitorScope: string;
  readonly vaultScope: string;
  readonly storageScope: string;
}

/** The clouds that have Sentinel (Azure documentation, "Azure endpoints"; Logs Ingestion API overview, audiences). */
export const clouds = {
  public: {
    vaultSuffix: ".vault.azure.net",
    ingestionSuffix: ".ingest.monitor.azure.com",
    blobSuffix: ".blob.core.windows.net",
    monitorScope: "https://monitor.azure.com/.default",
    vaultScope: "https://vault.azure.net/.default",
    storageScope: "https://storage.azure.com/.default",
  },
  usgov: {
    vaultSuffix: ".vault.usgovcloudapi.net",
    ingestionSuffix: ".ingest.monitor.azure.us",
    blobSuffix: ".blob.core.usgovcloudapi.net",
    monitorScope: "https://monitor.azure.us/.default",
    vaultScope: "https://vault.usgovcloudapi.net/.default",
    storageScope: "https://storage.azure.com/.default",
  },
  china: {
    vaultSuffix: ".vault.azure.cn",
    ingestionSuffix: ".ingest.monitor.azure.cn",
    blobSuffix: ".blob.core.chinacloudapi.cn",
    monitorScope: "https://monitor.azure.cn/.default",
    vaultScope: "https://vault.azure.cn/.default",
    storageScope: "https://storage.azure.com/.default",
  },
} as const satisfies Record<string, Cloud>;

/** Name of a cloud, as in the setting CLOUD. */
export type CloudName = keyof typeof clouds;
