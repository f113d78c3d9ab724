import { createHttpHeaders, createPipelineRequest, isRestError } from "@azure/core-rest-pipeline";
import type { HttpClient, HttpMethods, Pipeline, PipelineResponse } from "@azure/core-rest-pipeline";
import { ConnectorError } from "../errors.ts";
import { failureOf, redirected } from "../http-answer.ts";
import type { StatusTable } from "../http-answer.ts";
import { parseJson } from "../json.ts";
import { readBody } from "./bodies.ts";
import type { Body } from "./bodies.ts";
import type { RequestPacer } from "./rate-limit.ts";
import type { EventsToken } from "./token.ts";

/** Sends requests to the Events API with one token. */
export interface EventsApi {
  /**
   * One request, one attempt. Answers what `read` makes of the body of a 200.
   * @param read - Called once, with bytes that belong to the next answer as soon as it returns. What it throws goes through; a SyntaxError
   *   says that the body is not JSON.
   * @throws ConnectorError that names what went wrong, never the token.
   */
  request<Answer>(call: EventsCall, read: (body: Buffer) => Answer, signal: AbortSignal): Promise<Answer>;
}

/** Reads a body as one JSON value. */
export function jsonOf(body: Buffer): unknown {
  return parseJson(body.toString());
}

/** A request: a body makes it a POST. */
export interface EventsCall {
  readonly path: string;
  readonly body?: object;
  /** What this call's own statuses mean, before the common table. */
  readonly statuses?: StatusTable;
}

/** What an {@link createEventsApi} is made of. */
export interface EventsApiOptions {
  readonly token: EventsToken;
  readonly pacer: RequestPacer;
  readonly pipeline: Pipeline;
  readonly httpClient: HttpClient;
  /** Wall clock, in milliseconds since 1970. */
  readonly now: () => number;
}

const newToken =
  "Create a new token in 1Password (Integrations, Events Reporting) and save it as a new version of the vault's secret.";

/** 1Password developer documentation, Events API, "Status codes"; 403 is not documented, a proxy may still answer so. */
const statuses: StatusTable = {
  redirection: { category: "events_refused", ...redirected },
  400: {
    category: "events_refused",
    message: "it does not understand the request.",
    remedy: "Please report it with the connector's version.",
  },
  401: {
    category: "credentials_failed",
    message: "the token is expired, revoked, from another region or lacks the feature.",
    remedy: newToken,
  },
  403: { category: "credentials_failed", message: "the token may not read this.", remedy: newToken },
  404: {
    category: "events_refused",
    message: "there is no such address.",
    remedy: "Check that a proxy between does not rewrite addresses.",
  },
  407: {
    category: "events_refused",
    message: "the proxy wants credentials.",
    remedy: "Give HTTPS_PROXY credentials that the proxy takes.",
  },
};

/** Opens the Events API for one token. The host comes from the token and is one of the four known ones. */
export function createEventsApi({ token, pacer, pipeline, httpClient, now }: EventsApiOptions): EventsApi {
  const receive = async ({ path, body }: EventsCall, signal: AbortSignal): Promise<Received> => {
    const method: HttpMethods = body === undefined ? "GET" : "POST";
    const request = createPipelineRequest({
      url: `https://${token.host}${path}`,
      method,
      headers: createHttpHeaders({
        Authorization: `Bearer ${token.bearer}`,
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      }),
      abortSignal: signal,
      streamResponseStatusCodes: new Set([200]),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await pipeline.sendRequest(httpClient, request);
    if (answer.readableStreamBody === undefined) return { answer, body: undefined };
    try {
      return { answer, body: await readBody(answer.readableStreamBody, signal) };
    } catch {
      // It ended early, or is not what its encoding says.
      throw new ConnectorError("network", `${token.host} sent an answer that breaks off.`);
    }
  };
  const send = async (call: EventsCall, signal: AbortSignal): Promise<Received> => {
    try {
      return await Promise.race([receive(call, signal), abortion(signal)]);
    } catch (error) {
      throw error instanceof ConnectorError ? error : unreachable(token.host, error);
    }
  };

  return {
    async request(call, read, signal) {
      const { answer, body } = await pacer.pace(() => send(call, signal));
      if (answer.status !== 200) {
        const header = (name: string): string | undefined => answer.headers.get(name);
        throw failureOf(token.host, { status: answer.status, header }, { ...statuses, ...call.statuses }, now());
      }
      try {
        return read(body?.bytes ?? nothing);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new ConnectorError("malformed_response", `${token.host} answered 200 with something that is not JSON.`);
      } finally {
        body?.giveBack();
      }
    },
  };
}

/** An answer; only that of a 200 has a body here. */
interface Received {
  readonly answer: PipelineResponse;
  readonly body: Body | undefined;
}

const nothing = Buffer.alloc(0);

/**
 * Rejects when the signal aborts. The HTTP client does not in one case: it pipes a compressed body through a decompressor that
 * never hears of the broken connection (@typespec/ts-http-runtime, nodeHttpClient), and the pacer would count the request for ever.
 */
function abortion(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(new Error("aborted")));
  return promise;
}

/** A failed connection. The error's code is a fact of the system (ECONNRESET, ENOTFOUND), its message may quote the request. */
function unreachable(host: string, error: unknown): ConnectorError {
  const code = isRestError(error)
    ? (error.code ?? "REQUEST_SEND_ERROR")
    : error instanceof Error
      ? error.name
      : "unknown";
  // The body of an answer that is no 200, which the client reads (@azure/core-rest-pipeline).
  if (code === "PARSE_ERROR") return new ConnectorError("network", `${host} sent an answer that breaks off.`);
  return new ConnectorError("network", `${host} could not be reached (${code}).`);
}
