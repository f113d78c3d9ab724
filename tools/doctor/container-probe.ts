import { randomUUID } from "node:crypto";
import type { ContainerClient } from "@azure/storage-blob";
import { blobStatuses } from "../../src/azure/blobs.ts";
import { azureFailure } from "../../src/azure/failure.ts";

/** Folder of the doctor's probe blobs: never an account's. */
const folder = "doctor";

/**
 * Writes a small blob under `doctor/` and deletes it.
 * @param now - Wall clock, in milliseconds since 1970.
 * @throws ConnectorError when either is refused.
 */
export async function probeContainer(
  container: ContainerClient,
  now: () => number,
  abortSignal: AbortSignal,
): Promise<void> {
  const blob = container.getBlockBlobClient(`${folder}/${randomUUID()}.txt`);
  const text = "Written by npm run doctor to see whether it can. Safe to delete.\n";
  try {
    await blob.upload(text, Buffer.byteLength(text), { abortSignal });
    await blob.delete({ abortSignal });
  } catch (error) {
    throw azureFailure(error, { host: new URL(container.url).host, statuses: blobStatuses }, now());
  }
}

/** A checkpoint's place in the container. */
export interface CheckpointName {
  readonly account: string;
  readonly stream: string;
}

/**
 * Lists the checkpoints in the container, by account and stream.
 * @throws ConnectorError when the container cannot be listed.
 */
export async function listCheckpoints(
  container: ContainerClient,
  now: () => number,
  abortSignal: AbortSignal,
): Promise<CheckpointName[]> {
  const names: CheckpointName[] = [];
  try {
    for await (const { name } of container.listBlobsFlat({ abortSignal })) {
      const [, account, stream] = /^([^/]+)\/([^/]+)\.json$/.exec(name) ?? [];
      if (account !== undefined && stream !== undefined) names.push({ account, stream });
    }
  } catch (error) {
    throw azureFailure(error, { host: new URL(container.url).host, statuses: blobStatuses }, now());
  }
  return names;
}
