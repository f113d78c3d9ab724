import { createHttpHeaders, createPipelineRequest, isRestError } from "@azure/core-rest-pipeline";
import type { HttpClient, HttpMethods, Pipeline } from "@azure/core-rest-pipeline";
import { ConnectorError } from "../errors.ts";
import { failureOf, redirected } from "../http-answer.ts";
import type { StatusTable } from "../http-answer.ts";
import { parseJson } from "../json.ts";
import type { RequestPacer } from "./rate-limit.ts";
import type { EventsToken } from "./token.ts";

/** Sends requests to the Events API with one token. */
export interface EventsApi {
  /**
   * One request, one attempt. Answers the parsed body.
   * @throws ConnectorError that names what went wrong, never the token.
   */
  request(call: EventsCall, signal: AbortSignal): Promise<unknown>;
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
  const send = async ({ path, body }: EventsCall, signal: AbortSignal) => {
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
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    try {
      return await Promise.race([pipeline.sendRequest(httpClient, request), abortion(signal)]);
    } catch (error) {
      throw unreachable(token.host, error);
    }
  };

  return {
    async request(call, signal) {
      const answer = await pacer.pace(() => send(call, signal));
      if (answer.status !== 200) {
        const header = (name: string): string | undefined => answer.headers.get(name);
        throw failureOf(token.host, { status: answer.status, header }, { ...statuses, ...call.statuses }, now());
      }
      try {
        return parseJson(answer.bodyAsText ?? "");
      } catch {
        throw new ConnectorError("malformed_response", `${token.host} answered 200 with something that is not JSON.`);
      }
    },
  };
}

/**
 * Rejects when the signal aborts. The HTTP client does not in one case: it pipes a compressed body through a decompressor that
 * never hears of the broken connection (@typespec/ts-http-runtime, nodeHttpClient), and the pacer would count the request for ever.
 */
function abortion(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  return promise;
}

/** A failed connection. The error's code is a fact of the system (ECONNRESET, ENOTFOUND), its message may quote the request. */
function unreachable(host: string, error: unknown): ConnectorError {
  const code = isRestError(error)
    ? (error.code ?? "REQUEST_SEND_ERROR")
    : error instanceof Error
      ? error.name
      : "unknown";
  // A body that ended early, or that is not what its encoding says (@azure/core-rest-pipeline).
  if (code === "PARSE_ERROR") return new ConnectorError("network", `${host} sent an answer that breaks off.`);
  return new ConnectorError("network", `${host} could not be reached (${code}).`);
}
