/** The settings that must be set. */
export const requiredSettings = {
  KEY_VAULT_URI: "https://contoso-kv.vault.azure.net",
  LOGS_INGESTION_ENDPOINT: "https://contoso-dcr-a1b2.westeurope-1.ingest.monitor.azure.com",
  DCR_IMMUTABLE_ID: "dcr-0123456789abcdef0123456789abcdef",
  STORAGE_BLOB_URI: "https://contosostore.blob.core.windows.net",
  AZURE_CLIENT_ID: "01234567-89ab-cdef-0123-456789abcdef",
} as const;

/** Every setting, none at its default but the cloud. */
export const completeSettings = {
  ...requiredSettings,
  ONEPASSWORD_SECRET_NAME: "my-token",
  DCR_STREAM_NAME: "Custom-Mine_CL",
  COLLECT_SCHEDULE: "30 */10 * * * *",
  FIRST_RUN_LOOKBACK: "P30D",
  RUN_BUDGET: "PT3M",
  CURSOR_RESET_OVERLAP: "P1D",
  EXCLUDED_ACTIONS: "itemusages/server-fetch",
  CLOUD: "public",
} as const;
