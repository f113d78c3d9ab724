import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { Clock } from "../clock.ts";
import { type Access, allowsAny, rolesFor } from "./access.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { Json } from "./json-text.ts";
import { isRefused, type JsonObject, type RefusalRule } from "./refusal-rule.ts";
import { createRowChanges, type RowChanges, type RowShaper } from "./row-shaper.ts";
import { maxBodyBytes, readUploadBody } from "./upload-body.ts";
import type { StoredBatch } from "./workspace.ts";

/** What was accepted and what became of it. */
export interface IngestionCounts {
  batches: number;
  rows: number;
  /** Bytes of the bodies as sent. */
  wireBytes: number;
  /** Bytes of the bodies unpacked. */
  bodyBytes: number;
  /** Bodies that were a single object: accepted and thrown away, as Azure does. */
  vanished: number;
  /** Batches refused by the rule. */
  refused: number;
  changes: RowChanges;
}

export interface LogsIngestion {
  fetch(request: Request): Response | Promise<Response>;
  readonly counts: () => Readonly<IngestionCounts>;
  refuse(rule: RefusalRule): void;
  /** No rule, counts at zero. */
  reset(): void;
}

/** A stream of a data collection rule, with the table that it flows into. */
export interface IngestionStream {
  readonly shape: RowShaper;
  /** Adds rows to the table. */
  readonly append: (batch: StoredBatch) => void;
}

/** A data collection rule, as the endpoint knows it. */
export interface IngestionRule {
  readonly resourceId: string;
  /** By the stream's name. */
  stream(name: string): IngestionStream | undefined;
}

export interface LogsIngestionOptions {
  /** The rule that is reached at a host name and has this immutable id. */
  readonly rule: (host: string, immutableId: string) => IngestionRule | undefined;
  readonly access: Pick<Access, "allows">;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
}

const audience = "https://monitor.azure.com";
const apiVersion = "2023-01-01";

/**
 * The Logs Ingestion API.
 * Source: Microsoft Learn, "Logs Ingestion API in Azure Monitor"; the codes of 400 and 404 are not documented.
 */
export function createLogsIngestion(options: LogsIngestionOptions): LogsIngestion {
  const { access, tokens, clock } = options;
  let refusal: RefusalRule = "nothing";
  let counts = createCounts();
  const app = new Hono();

  app.post("/dataCollectionRules/:id/streams/:stream", async (context) => {
    const { id, stream: streamName } = context.req.param();
    const url = new URL(context.req.url);
    const check = await tokens.check(context.req.header("authorization"), audience);
    if (!check.ok) {
      return refuse(context, 401, "InvalidToken", `The authentication token provided is not valid (${check.reason}).`);
    }
    // The SDK sends the name as `api%2Dversion`; URLSearchParams decodes names.
    if (url.searchParams.get("api-version") !== apiVersion) {
      return refuse(context, 400, "InvalidApiVersion", `The api-version must be ${apiVersion}.`);
    }
    const rule = options.rule(url.hostname, id);
    if (rule === undefined) {
      return refuse(context, 404, "NotFound", `Data collection rule with immutable Id '${id}' not found.`);
    }
    if (!allowsAny(access, check.principalId, rolesFor.sendRows, rule.resourceId)) {
      return refuse(
        context,
        403,
        "OperationFailed",
        "The authentication token provided does not have access to ingest data for the data collection rule " +
          `with immutable Id '${id}'.`,
      );
    }
    const stream = rule.stream(streamName);
    if (stream === undefined) {
      return refuse(
        context,
        400,
        "InvalidStream",
        `The stream ${streamName} was not configured in the data collection rule.`,
      );
    }
    return ingest(context, stream);
  });
  app.notFound((context) => refuse(context, 404, "NotFound", "The requested resource was not found."));

  async function ingest(context: Context, stream: IngestionStream): Promise<Response> {
    const wire = Buffer.from(await context.req.raw.arrayBuffer());
    const isGzip = context.req.header("content-encoding")?.toLowerCase() === "gzip";
    const body = readUploadBody(wire, isGzip);
    if (body.kind === "too large") {
      context.header("x-ms-error-code", "ContentLengthLimitExceeded");
      return refuse(
        context,
        413,
        "ContentLengthLimitExceeded",
        `Maximum allowed content length: ${maxBodyBytes} bytes (1 MB).`,
      );
    }
    if (body.kind === "garbled") {
      return refuse(
        context,
        400,
        "InvalidPayload",
        "The request body is not valid JSON, or not what its encoding says.",
      );
    }
    if (!Array.isArray(body.json)) {
      counts.vanished += 1;
      return context.body(null, 204);
    }
    const rows: readonly Json[] = body.json;
    if (!rows.every(isObject)) {
      return refuse(context, 400, "InvalidPayload", "Each element of the array must be an object.");
    }
    if (isRefused(refusal, rows)) {
      counts.refused += 1;
      return refuse(context, 400, "InvalidPayload", "The request contains data that cannot be ingested.");
    }
    store(stream, rows);
    counts.wireBytes += wire.length;
    counts.bodyBytes += body.bytes;
    return context.body(null, 204);
  }

  function store({ shape, append }: IngestionStream, sent: readonly JsonObject[]): void {
    const receivedAt = clock.now();
    const rows = sent.map((row) => shape(row, receivedAt, counts.changes));
    counts.batches += 1;
    counts.rows += rows.length;
    if (rows.length > 0) append({ ingestedAt: receivedAt, rows });
  }

  return {
    fetch: (request) => app.fetch(request),
    counts: () => counts,
    refuse(newRule) {
      refusal = newRule;
    },
    reset() {
      refusal = "nothing";
      counts = createCounts();
    },
  };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function createCounts(): IngestionCounts {
  return { batches: 0, rows: 0, wireBytes: 0, bodyBytes: 0, vanished: 0, refused: 0, changes: createRowChanges() };
}

function refuse(context: Context, status: ContentfulStatusCode, code: string, message: string): Response {
  return context.json({ error: { code, message } }, status);
}
