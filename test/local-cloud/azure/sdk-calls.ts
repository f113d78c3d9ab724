/**
 * Run as a process of its own with the function app's settings and nothing else: calls each Azure service through its
 * real SDK and prints what came of each call as one JSON object.
 */
import { ManagedIdentityCredential } from "@azure/identity";
import { SecretClient } from "@azure/keyvault-secrets";
import { isAggregateLogsUploadError, LogsIngestionClient } from "@azure/monitor-ingestion";
import { BlobServiceClient } from "@azure/storage-blob";

const setting = (name: string): string => process.env[name] ?? "";
const credential = new ManagedIdentityCredential({ clientId: setting("AZURE_CLIENT_ID") });
const secrets = new SecretClient(setting("KEY_VAULT_URI"), credential);
const logs = new LogsIngestionClient(setting("LOGS_INGESTION_ENDPOINT"), credential);
const blob = new BlobServiceClient(setting("STORAGE_BLOB_URI"), credential)
  .getContainerClient("checkpoints")
  .getBlockBlobClient("account/itemusages.json");

const rows = Array.from({ length: 2500 }, (_, index) => ({
  TimeGenerated: new Date(),
  uuid_s: `event-${index}`,
  action: "x".repeat(500),
}));
const upload = (dcrStream: string) =>
  logs.upload(setting("DCR_IMMUTABLE_ID"), dcrStream, rows, { maxConcurrency: 1 }).then(() => "accepted");

const put = (conditions: { ifMatch?: string; ifNoneMatch?: string }) =>
  blob.upload("{}", 2, { conditions }).then(() => "written");

const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  latestSecret: async () => (await secrets.getSecret("token-a")).value,
  olderSecret: async () => (await secrets.getSecret("token-a", { version: setting("OLD_VERSION") })).value,
  disabledSecret: async () => (await secrets.getSecret("token-disabled")).value,
  missingSecret: async () => (await secrets.getSecret("token-missing")).value,
  listedSecrets: async () => (await Array.fromAsync(secrets.listPropertiesOfSecrets())).map(({ name }) => name),
  uploaded: () => upload(setting("DCR_STREAM_NAME")),
  uploadedToOtherStream: () => upload("Custom-Other_CL"),
  blobExists: () => blob.exists(),
  blobCreated: () => put({ ifNoneMatch: "*" }),
  blobCreatedAgain: () => put({ ifNoneMatch: "*" }),
  blobReplacedWithStaleEtag: () => put({ ifMatch: '"0x1"' }),
  blobLength: async () => (await blob.getProperties()).contentLength,
  blobText: async () => (await blob.downloadToBuffer()).toString(),
};

const outcomes: Record<string, unknown> = {};
for (const [name, call] of Object.entries(calls)) {
  outcomes[name] = await call().catch(describeError);
}
process.stdout.write(JSON.stringify(outcomes));

function describeError(error: unknown): unknown {
  const cause: unknown = isAggregateLogsUploadError(error) ? error.errors[0]?.cause : error;
  if (!(cause instanceof Error)) {
    return { message: String(cause) };
  }
  const code = "code" in cause ? cause.code : cause.message;
  return { code, statusCode: "statusCode" in cause ? cause.statusCode : undefined };
}
