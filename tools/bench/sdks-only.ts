import { createPipelineFromOptions } from "@azure/core-rest-pipeline";
import { app } from "@azure/functions";
import { ManagedIdentityCredential } from "@azure/identity";
import { SecretClient } from "@azure/keyvault-secrets";
import { LogsIngestionClient } from "@azure/monitor-ingestion";
import { BlobServiceClient } from "@azure/storage-blob";

// What the function needs of Azure and nothing else: how fast it could start at best. Naming them keeps the bundler from dropping them.
const needed = [
  createPipelineFromOptions,
  ManagedIdentityCredential,
  SecretClient,
  LogsIngestionClient,
  BlobServiceClient,
];

app.timer("collect", { schedule: "%COLLECT_SCHEDULE%", handler: () => needed.length });
