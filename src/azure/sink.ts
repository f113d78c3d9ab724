import { AsyncLocalStorage } from "node:async_hooks";
import { gzipSync } from "node:zlib";
import type { TokenCredential } from "@azure/core-auth";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { isAggregateLogsUploadError, LogsIngestionClient } from "@azure/monitor-ingestion";
import { ConnectorError } from "../errors.ts";
import type { StatusTable } from "../http-answer.ts";
import { maxBatchBytes } from "../pipeline/batch.ts";
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
 * One `send` is one request. The client is given a single placeholder and a policy puts the batch in its place, because
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

  return {
    async send(rows: readonly EncodedRow[], abortSignal: AbortSignal) {
      // Not in another thread: the hand-over costs a quarter of the work, and there is nothing else that could not wait.
      const body = gzipSync(arrayOf(rows), { level: gzipLevel });
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
    },
  };
}

const openBracket = 0x5b;
const comma = 0x2c;
const closeBracket = 0x5d;

/** Holds one batch while it is compressed: nothing waits in between, so all uploads share it. A larger one is a defect. */
const workspace = Buffer.allocUnsafeSlow(maxBatchBytes);

/** The rows as one JSON array. Written row by row into place: joining them to a string and encoding that costs three times as much. */
function arrayOf(rows: readonly EncodedRow[]): Buffer {
  let end = workspace.writeUInt8(openBracket, 0);
  for (const { json } of rows) {
    if (end > 1) end = workspace.writeUInt8(comma, end);
    end += workspace.write(json, end, "utf8");
  }
  return workspace.subarray(0, workspace.writeUInt8(closeBracket, end));
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
