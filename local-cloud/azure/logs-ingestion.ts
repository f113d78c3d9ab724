import { gunzipSync, gzipSync } from "node:zlib";

import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { Clock } from "../clock.ts";
import { type Access, roleIds } from "./access.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { type Json, parseJson } from "./json-text.ts";
import { createRowChanges, type RowChanges, type RowShaper } from "./row-shaper.ts";
import type { Workspace } from "./workspace.ts";

/** Which batches are refused with 400 although they are well formed. */
export type RefusalRule =
  | "nothing"
  /** Any batch. */
  | "everything"
  /** A batch that holds a row with this value in this column (after JSON.parse; compared with ===). */
  | { readonly column: string; readonly equals: Json };

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

export interface LogsIngestionOptions {
  readonly shape: RowShaper;
  /** Table that the stream flows into. */
  readonly table: string;
  readonly dcr: { readonly immutableId: string; readonly stream: string; readonly resourceId: string };
  readonly workspace: Workspace;
  readonly access: Access;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
}

const audience = "https://monitor.azure.com";
const apiVersion = "2023-01-01";
/** "Maximum allowed content length: 1048576 bytes (1 MB)". Counted here both packed and unpacked, the strictest reading of the docs. */
const maxBodyBytes = 1_048_576;

/**
 * The Logs Ingestion API of one data collection rule.
 * Source: Microsoft Learn, "Logs Ingestion API in Azure Monitor"; the codes of 400 and 404 are not documented.
 */
export function createLogsIngestion(options: LogsIngestionOptions): LogsIngestion {
  const { shape, table, dcr, workspace, access, tokens, clock } = options;
  let rule: RefusalRule = "nothing";
  let counts = createCounts();
  const app = new Hono();

  app.post("/dataCollectionRules/:id/streams/:stream", async (context) => {
    const id = context.req.param("id");
    const check = await tokens.check(context.req.header("authorization"), audience);
    if (!check.ok) {
      return refuse(context, 401, "InvalidToken", `The authentication token provided is not valid (${check.reason}).`);
    }
    // The SDK sends the name as `api%2Dversion`; URLSearchParams decodes names.
    if (new URL(context.req.url).searchParams.get("api-version") !== apiVersion) {
      return refuse(context, 400, "InvalidApiVersion", `The api-version must be ${apiVersion}.`);
    }
    if (id !== dcr.immutableId) {
      return refuse(context, 404, "NotFound", `Data collection rule with immutable Id '${id}' not found.`);
    }
    const { principalId } = check;
    if (!access.allows({ principalId, roleId: roleIds.monitoringMetricsPublisher, scope: dcr.resourceId })) {
      return refuse(
        context,
        403,
        "OperationFailed",
        "The authentication token provided does not have access to ingest data for the data collection rule " +
          `with immutable Id '${id}'.`,
      );
    }
    const stream = context.req.param("stream");
    if (stream !== dcr.stream) {
      return refuse(
        context,
        400,
        "InvalidStream",
        `The stream ${stream} was not configured in the data collection rule.`,
      );
    }
    return ingest(context);
  });
  app.notFound((context) => refuse(context, 404, "NotFound", "The requested resource was not found."));

  async function ingest(context: Context): Promise<Response> {
    const wire = Buffer.from(await context.req.raw.arrayBuffer());
    const isGzip = context.req.header("content-encoding")?.toLowerCase() === "gzip";
    const body = isGzip ? unpack(wire) : wire;
    if (body === "too large" || wire.length > maxBodyBytes || body.length > maxBodyBytes) {
      context.header("x-ms-error-code", "ContentLengthLimitExceeded");
      return refuse(
        context,
        413,
        "ContentLengthLimitExceeded",
        `Maximum allowed content length: ${maxBodyBytes} bytes (1 MB).`,
      );
    }
    const parsed = body === "not gzip" ? undefined : parseBody(body);
    if (parsed === undefined) {
      return refuse(
        context,
        400,
        "InvalidPayload",
        "The request body is not valid JSON, or not what its encoding says.",
      );
    }
    if (!Array.isArray(parsed)) {
      counts.vanished += 1;
      return context.body(null, 204);
    }
    const rows: readonly Json[] = parsed;
    if (!rows.every(isObject)) {
      return refuse(context, 400, "InvalidPayload", "Each element of the array must be an object.");
    }
    if (isRefused(rule, rows)) {
      counts.refused += 1;
      return refuse(context, 400, "InvalidPayload", "The request contains data that cannot be ingested.");
    }
    store(rows, isGzip ? wire : gzipSync(wire, { level: 1 }));
    counts.wireBytes += wire.length;
    counts.bodyBytes += body.length;
    return context.body(null, 204);
  }

  function store(rows: readonly JsonObject[], packed: Buffer): void {
    const receivedAt = clock.now();
    for (const row of rows) {
      shape(row, receivedAt, counts.changes);
    }
    counts.batches += 1;
    counts.rows += rows.length;
    if (rows.length === 0) {
      return;
    }
    workspace.append(table, {
      ingestedAt: receivedAt,
      rows: rows.length,
      // Shaped again when read: far cheaper to keep what was sent than a million row objects.
      *read() {
        const sent = parseJson(gunzipSync(packed).toString("utf8"));
        const uncounted = createRowChanges();
        for (const row of Array.isArray(sent) ? sent : []) {
          yield shape(row, receivedAt, uncounted);
        }
      },
    });
  }

  return {
    fetch: (request) => app.fetch(request),
    counts: () => counts,
    refuse(newRule) {
      rule = newRule;
    },
    reset() {
      rule = "nothing";
      counts = createCounts();
    },
  };
}

type JsonObject = Readonly<Record<string, Json>>;

function createCounts(): IngestionCounts {
  return { batches: 0, rows: 0, wireBytes: 0, bodyBytes: 0, vanished: 0, refused: 0, changes: createRowChanges() };
}

function refuse(context: Context, status: ContentfulStatusCode, code: string, message: string): Response {
  return context.json({ error: { code, message } }, status);
}

function unpack(wire: Buffer): Buffer | "too large" | "not gzip" {
  try {
    return gunzipSync(wire, { maxOutputLength: maxBodyBytes });
  } catch (error) {
    return error instanceof RangeError ? "too large" : "not gzip";
  }
}

function parseBody(body: Buffer): Json | undefined {
  try {
    return parseJson(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRefused(rule: RefusalRule, rows: readonly JsonObject[]): boolean {
  if (typeof rule === "string") {
    return rule === "everything" && rows.length > 0;
  }
  return rows.some((row) => row[rule.column] === rule.equals);
}
