import type { TokenCredential } from "@azure/core-auth";
import type { ContainerClient } from "@azure/storage-blob";
import { openContainer } from "../../src/azure/blobs.ts";
import type { ContainerName } from "../../src/azure/blobs.ts";
import { createCheckpointStore } from "../../src/azure/checkpoints.ts";
import { createSink } from "../../src/azure/sink.ts";
import { createTokenStore } from "../../src/azure/tokens.ts";
import type { TokenStore } from "../../src/azure/tokens.ts";
import type { Config } from "../../src/config.ts";
import type { CheckpointStore, Clock, Sink } from "../../src/pipeline/ports.ts";

/** The function's own Azure adapters, opened as whom the doctor asks. */
export interface AzureAccess {
  readonly tokens: TokenStore;
  readonly sink: Sink;
  readonly checkpoints: CheckpointStore;
  readonly container: (name: ContainerName) => ContainerClient;
}

/** Opens the adapters. Nothing is sent yet. */
export function openAzure(config: Config, credential: TokenCredential, clock: Clock): AzureAccess {
  const now = (): number => clock.now();
  const container = (name: ContainerName): ContainerClient => openContainer(config.blobUri, credential, name);
  return {
    tokens: createTokenStore({ vaultUri: config.vaultUri, secretName: config.secretName, credential, now }),
    sink: createSink({
      endpoint: config.ingestionEndpoint,
      ruleId: config.ruleId,
      dcrStream: config.dcrStream,
      credential,
      scope: config.cloud.monitorScope,
      now,
    }),
    checkpoints: createCheckpointStore(container("checkpoints"), now),
    container,
  };
}
