import { createHash } from "node:crypto";
import type { ContainerClient } from "@azure/storage-blob";
import type { RejectedEventStore, Rejection } from "../pipeline/ports.ts";
import { blobStatuses } from "./blobs.ts";
import { azureFailure } from "./failure.ts";

/**
 * Rejected events as blobs, `<account>/<stream>/<hash>.jsonl`: one line an event, `{reason, detail, event}`. Named by content,
 * so that a page which comes again replaces what it kept before.
 * @param container - The container `rejected-events`.
 * @param now - Wall clock, in milliseconds since 1970.
 */
export function createRejectedEventStore(container: ContainerClient, now: () => number): RejectedEventStore {
  const azureHost = { host: new URL(container.url).host, statuses: blobStatuses };
  return {
    async keep({ account, stream }, rejections, abortSignal) {
      const text = rejections.map((rejection) => `${line(rejection)}\n`).join("");
      const hash = createHash("sha256").update(text).digest("hex").slice(0, 32);
      const blob = container.getBlockBlobClient(`${account}/${stream}/${hash}.jsonl`);
      try {
        await blob.upload(text, Buffer.byteLength(text), {
          abortSignal,
          blobHTTPHeaders: { blobContentType: "application/x-ndjson" },
        });
      } catch (error) {
        throw azureFailure(error, azureHost, now());
      }
    },
  };
}

function line({ reason, detail, event }: Rejection): string {
  try {
    return JSON.stringify({ reason, detail, event });
  } catch {
    // Nested too deeply to be written: what can be said of it is kept.
    return JSON.stringify({ reason, detail, event: null });
  }
}
