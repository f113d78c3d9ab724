import { Readable } from "node:stream";
import { createEmptyPipeline, createHttpHeaders } from "@azure/core-rest-pipeline";
import type { PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { createEventsApi } from "../../src/onepassword/events-api.ts";
import type { EventsApi, EventsApiOptions } from "../../src/onepassword/events-api.ts";

/** An answer of the Events API; a body that is no text and no stream is sent as JSON. */
export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The Events API with a client that answers from here, and what was asked of it. */
export interface StubApi {
  readonly api: EventsApi;
  readonly requests: PipelineRequest[];
}

export const bearer = "header.claims.signature-that-nobody-may-see";

/** Wall clock of the tests. */
export const now = Date.parse("2026-03-02T12:00:00Z");

/**
 * Answers every request with `answer`; a function is asked each time, and may throw.
 * @param options - What another than the usual part of the API should be.
 */
export function stubApi(
  answer: StubAnswer | ((request: PipelineRequest) => Promise<StubAnswer>),
  options: Partial<EventsApiOptions> = {},
): StubApi {
  const requests: PipelineRequest[] = [];
  const sendRequest = async (request: PipelineRequest): Promise<PipelineResponse> => {
    requests.push(request);
    const { status = 200, headers = {}, body } = typeof answer === "function" ? await answer(request) : answer;
    const answered = { request, status, headers: createHttpHeaders(headers) };
    if (body === undefined) return answered;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    if (request.streamResponseStatusCodes?.has(status) !== true) return { ...answered, bodyAsText: text };
    return { ...answered, readableStreamBody: body instanceof Readable ? body : Readable.from(piecesOf(text)) };
  };
  const api = createEventsApi({
    token: { bearer, host: "events.1password.eu", expiresAt: undefined },
    pacer: { pace: async (request) => request() },
    pipeline: createEmptyPipeline(),
    httpClient: { sendRequest },
    now: () => now,
    ...options,
  });
  return { api, requests };
}

/** The bytes as they may come over the network: in pieces, cut inside a character too. */
function* piecesOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text);
  const pieceBytes = Math.max(1, Math.ceil(bytes.length / 3));
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** A signal that never aborts. */
export function never(): AbortSignal {
  return new AbortController().signal;
}
