import * as v from "valibot";
import type { CloudName } from "../../src/azure/clouds.ts";
import { clouds } from "../../src/azure/clouds.ts";
import type { Parameters } from "./parameters.ts";
import { Stop } from "./stop.ts";

const text = v.pipe(
  v.object({ value: v.pipe(v.string(), v.nonEmpty()) }),
  v.transform(({ value }) => value),
);

/** The outputs of the template. */
const outputs = v.object({
  functionAppName: text,
  functionAppHostName: text,
  vaultName: text,
  vaultUri: text,
  secretName: text,
  storageAccountName: text,
  dcrImmutableId: text,
  logsIngestionEndpoint: text,
  identityClientId: text,
  tableName: text,
  workspaceResourceId: text,
});

/** What a deployment made. */
export type Deployed = v.InferOutput<typeof outputs>;

/**
 * Reads the outputs of a deployment.
 * @throws Stop if one is missing.
 */
export function readOutputs(recorded: Readonly<Record<string, unknown>>): Deployed {
  const result = v.safeParse(outputs, recorded);
  if (result.success) return result.output;
  const missing = result.issues.map(({ path }) => {
    const key = path?.[0]?.key;
    return typeof key === "string" ? key : "?";
  });
  throw new Stop(
    `The deployment's record lacks the outputs ${missing.join(", ")}.`,
    "The record is of another version. Run the same command again after deleting it: az deployment group delete.",
  );
}

/** The function's app settings, as the doctor reads them. */
export function settingsOf(deployed: Deployed, cloud: CloudName, parameters: Parameters): Record<string, string> {
  const schedule: unknown = parameters["schedule"]?.value;
  return {
    KEY_VAULT_URI: deployed.vaultUri,
    ONEPASSWORD_SECRET_NAME: deployed.secretName,
    LOGS_INGESTION_ENDPOINT: deployed.logsIngestionEndpoint,
    DCR_IMMUTABLE_ID: deployed.dcrImmutableId,
    DCR_STREAM_NAME: `Custom-${deployed.tableName}`,
    STORAGE_BLOB_URI: `https://${deployed.storageAccountName}${clouds[cloud].blobSuffix}/`,
    AZURE_CLIENT_ID: deployed.identityClientId,
    CLOUD: cloud,
    ...(typeof schedule === "string" ? { COLLECT_SCHEDULE: schedule } : {}),
  };
}
