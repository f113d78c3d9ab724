import type { TokenCredential } from "@azure/core-auth";
import type { ContainerClient } from "@azure/storage-blob";
import { openContainer } from "../../src/azure/blobs.ts";
import type { ContainerName } from "../../src/azure/blobs.ts";
import type { Config } from "../../src/config.ts";
import { connect } from "../../src/connector.ts";
import type { Connections } from "../../src/connector.ts";
import type { Clock } from "../../src/pipeline/ports.ts";

/** The function's own adapters, opened as whom the doctor asks, and the containers behind two of them. */
export interface AzureAccess extends Connections {
  readonly container: (name: ContainerName) => ContainerClient;
}

/** Opens the adapters. Nothing is sent yet. */
export function openAzure(config: Config, credential: TokenCredential, clock: Clock): AzureAccess {
  return {
    ...connect(config, credential, clock),
    container: (name) => openContainer(config.blobUri, credential, name),
  };
}
