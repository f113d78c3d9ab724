import type { ContainerClient } from "@azure/storage-blob";
import * as v from "valibot";
import { ConnectorError } from "../errors.ts";
import type { Checkpoint, CheckpointStore, StreamKey } from "../pipeline/ports.ts";
import { blobStatuses } from "./blobs.ts";
import { azureFailure, azureCode } from "./failure.ts";

const time = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

const checkpointSchema = v.object({
  version: v.literal(1),
  position: v.union([v.object({ cursor: v.pipe(v.string(), v.nonEmpty()) }), v.object({ startTime: time })]),
  newestEventTime: v.exactOptional(time),
  startedFrom: time,
  committedAt: time,
});

/**
 * Checkpoints as blobs, `<account>/<stream>.json`, written with If-Match so that of two instances one loses.
 * @param container - The container `checkpoints`.
 * @param now - Wall clock, in milliseconds since 1970.
 */
export function createCheckpointStore(container: ContainerClient, now: () => number): CheckpointStore {
  const azureHost = { host: new URL(container.url).host, statuses: blobStatuses };
  const blob = ({ account, stream }: StreamKey) => container.getBlockBlobClient(`${account}/${stream}.json`);

  return {
    async read(key, abortSignal) {
      const read = await download(key, abortSignal);
      if (read === undefined) return undefined;
      return {
        checkpoint: readCheckpoint(read.text, `checkpoints/${key.account}/${key.stream}.json`),
        etag: read.etag,
      };
    },

    async commit(key, checkpoint, etag, abortSignal) {
      const text = JSON.stringify(checkpoint);
      try {
        const written = await blob(key).upload(text, Buffer.byteLength(text), {
          abortSignal,
          conditions: etag === undefined ? { ifNoneMatch: "*" } : { ifMatch: etag },
          blobHTTPHeaders: { blobContentType: "application/json" },
        });
        return tagOf(written.etag);
      } catch (thrown) {
        const error = azureFailure(thrown, azureHost, now());
        if (error.category !== "lost_race") throw error;
        // After a lost answer the other run may have been our own attempt: then what stands there is what we wrote.
        const stored = await download(key, abortSignal);
        if (stored?.text !== text) throw error;
        return stored.etag;
      }
    },
  };

  async function download(
    key: StreamKey,
    abortSignal: AbortSignal,
  ): Promise<{ text: string; etag: string } | undefined> {
    try {
      const answer = await blob(key).download(0, undefined, { abortSignal });
      const text = await textOf(answer.readableStreamBody);
      if (Buffer.byteLength(text) !== answer.contentLength) throw cutShort();
      return { text, etag: tagOf(answer.etag) };
    } catch (error) {
      // Only this code means that there is none: anything else must not look like a fresh start.
      if (azureCode(error) === "BlobNotFound") return undefined;
      throw azureFailure(error, azureHost, now());
    }
  }

  function tagOf(etag: string | undefined): string {
    if (etag === undefined || etag === "")
      throw new ConnectorError("malformed_response", `${azureHost.host} answered without an ETag.`);
    return etag;
  }

  function cutShort(): ConnectorError {
    return new ConnectorError("network", `${azureHost.host} closed the connection in the middle of its answer.`);
  }
}

async function textOf(stream: NodeJS.ReadableStream | undefined): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** Reads a checkpoint. One that cannot be read is somebody's to look at: a fresh start would repeat or lose events in silence. */
function readCheckpoint(text: string, path: string): Checkpoint {
  const read = v.safeParse(checkpointSchema, parsed(text));
  if (read.success) return read.output;
  throw new ConnectorError(
    "checkpoint_unreadable",
    `The checkpoint ${path} cannot be read: it is damaged or from a newer version.`,
    {
      remedy:
        "Install the version that wrote it, or restore an earlier version of the blob; deleting it starts the stream anew from FIRST_RUN_LOOKBACK.",
    },
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
