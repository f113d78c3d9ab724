import { AsyncLocalStorage } from "node:async_hooks";
import { gunzipSync, gzipSync } from "node:zlib";
import type { TokenCredential } from "@azure/core-auth";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { isAggregateLogsUploadError, LogsIngestionClient } from "@azure/monitor-ingestion";
import { createBufferPool } from "../buffer-pool.ts";
import { ConnectorError } from "../errors.ts";
import type { StatusTable } from "../http-answer.ts";
import { maxBatchBytes, rowSeparator } from "../pipeline/batch.ts";
import type { EncodedRow, Sink } from "../pipeline/ports.ts";
import { azureFailure, azureCode } from "./failure.ts";

/** Where rows go. */
export interface SinkOptions {
  /** LOGS_INGESTION_ENDPOINT. */
  readonly endpoint: string;
  /** DCR_IMMUTABLE_ID. */
  readonly ruleId: string;
  /** DCR_STREAM_NAME. */
  readonly dcrStream: string;
  readonly credential: TokenCredential;
  /** Scope of the tokens, such as `https://monitor.azure.com/.default`. */
  readonly scope: string;
  /** Wall clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Fast compression: most of the saving for a fraction of the time (figures: `npm run bench`). */
export const gzipLevel = 1;

/** What the service's statuses mean (Logs Ingestion API overview; @azure/monitor-ingestion, TROUBLESHOOTING). */
const statuses: StatusTable = {
  400: { category: "rows_refused", message: "it refuses these rows." },
  401: {
    category: "ingestion_refused",
    message: "it does not know the identity.",
    remedy: "Check AZURE_CLIENT_ID and CLOUD.",
  },
  403: {
    category: "ingestion_refused",
    message: "the identity may not send to this data collection rule.",
    remedy: "Give it the role Monitoring Metrics Publisher on the rule; a new assignment takes up to 30 minutes.",
  },
  404: {
    category: "ingestion_refused",
    message: "there is no such data collection rule.",
    remedy: "Check LOGS_INGESTION_ENDPOINT and DCR_IMMUTABLE_ID against the rule.",
  },
  413: { category: "rows_refused", message: "the upload is too large." },
};

/** Codes of a 400 that say the settings are wrong, not the rows. */
const codesOfSettings = new Set(["InvalidStream", "InvalidStreamName", "InvalidApiVersion"]);

/**
 * The Logs Ingestion API as a {@link Sink}, through Microsoft's client.
 *
 * One batch is one request. The client is given a single placeholder and a policy puts the batch in its place, because
 * on its own it stringifies each row to measure it and then the whole batch once more, cuts the batch anew without counting commas,
 * and may resolve with rows unsent when its signal aborts between two cuts (@azure/monitor-ingestion 1.2.0,
 * splitDataToChunksHelper and concurrentPoolHelper). Authorisation, addressing and error reading stay the client's.
 */
export function createSink({ endpoint, ruleId, dcrStream, credential, scope, now }: SinkOptions): Sink {
  const bodies = new AsyncLocalStorage<Buffer>();
  const putBody: PipelinePolicy = {
    name: "putBody",
    sendRequest(request, next) {
      const body = bodies.getStore();
      if (body !== undefined) request.body = body;
      return next(request);
    },
  };
  const client = new LogsIngestionClient(endpoint, credential, {
    credentials: { scopes: [scope] },
    retryOptions: { maxRetries: 0 },
  });
  // The client's own compression would compress the compressed; it sits outside the retries, and so does ours.
  client.pipeline.removePolicy({ name: "GzippingPolicy" });
  client.pipeline.addPolicy(putBody);
  const azureHost = { host: new URL(endpoint).host, statuses };

  const send = async (body: Buffer, abortSignal: AbortSignal): Promise<void> => {
    try {
      await bodies.run(body, () => client.upload(ruleId, dcrStream, [{}], { maxConcurrency: 1, abortSignal }));
    } catch (thrown) {
      // The client wraps each failure; there is one, because there was one request.
      const cause = isAggregateLogsUploadError(thrown) ? thrown.errors[0]?.cause : thrown;
      if (codesOfSettings.has(azureCode(cause) ?? "")) throw wrongStream(azureHost.host, dcrStream);
      throw azureFailure(cause, azureHost, now());
    }
    // An aborted upload may resolve although nothing was sent.
    if (abortSignal.aborted) throw new ConnectorError("abandoned", "The upload was given up.");
  };

  return {
    batch(rows) {
      const { array, count } = arrayOf(rows);
      const { length: bytes } = array;
      const { body, giveBack } = compressed(array);
      let delivered = false;
      const assertWaiting = (): void => {
        if (delivered) throw new Error("This batch is delivered, its memory belongs to another one.");
      };
      return {
        count,
        bytes,
        async send(signal) {
          assertWaiting();
          await send(body, signal);
          delivered = true;
          giveBack();
        },
        rows() {
          assertWaiting();
          return rowsOf(gunzipSync(body));
        },
      };
    },
  };
}

const openBracket = "[".charCodeAt(0);
const closeBracket = "]".charCodeAt(0);

/** Holds one batch while it is compressed: nothing waits in between, so all batches share it. A larger one is a defect. */
const workspace = Buffer.allocUnsafeSlow(maxBatchBytes);

/** The rows as one JSON array. Written row by row into place: joining them to a string and encoding that costs three times as much. */
function arrayOf(rows: Iterable<EncodedRow>): { readonly array: Buffer; readonly count: number } {
  let count = 0;
  let end = workspace.writeUInt8(openBracket, 0);
  for (const { json } of rows) {
    if (count > 0) end += workspace.write(rowSeparator, end, "latin1");
    end += workspace.write(json, end, "utf8");
    count += 1;
  }
  return { array: workspace.subarray(0, workspace.writeUInt8(closeBracket, end)), count };
}

/** The rows of an array, as they came. */
function rowsOf(array: Buffer): EncodedRow[] {
  const texts = array.length === 2 ? [] : array.toString("utf8", 1, array.length - 1).split(rowSeparator);
  return texts.map((json) => ({ json, bytes: Buffer.byteLength(json) }));
}

/** Room for what a page's rows become, some 100 KB, and for most that are larger. */
const bodyBytes = 2 ** 18;

/** Compressed batches that wait for their upload: two pages are on the way for each of three streams. */
const bodyBuffers = createBufferPool(bodyBytes, 6);

/** Not in another thread: the hand-over costs a quarter of the work, and there is nothing else that could not wait. */
function compressed(array: Buffer): { readonly body: Buffer; readonly giveBack: () => void } {
  const output = gzipSync(array, { level: gzipLevel, chunkSize: bodyBytes });
  const buffer = bodyBuffers.take(output.length);
  output.copy(buffer);
  const { length } = output;
  // V8 collects the native compressor rarely, and until then it holds the buffer that it wrote to.
  if (output.buffer.byteLength === bodyBytes) output.buffer.transfer(0);
  return { body: buffer.subarray(0, length), giveBack: () => bodyBuffers.giveBack(buffer) };
}

function wrongStream(host: string, dcrStream: string): ConnectorError {
  return new ConnectorError(
    "ingestion_refused",
    `${host} answered 400: the data collection rule has no stream ${dcrStream}.`,
    {
      remedy: "Check DCR_STREAM_NAME against the rule's stream declarations.",
    },
  );
}
