import { createEmptyPipeline, createHttpHeaders } from "@azure/core-rest-pipeline";
import type { PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { createEventsApi } from "../../src/onepassword/events-api.ts";
import type { EventsApi, EventsApiOptions } from "../../src/onepassword/events-api.ts";

/** An answer of the Events API; a body that is no text is sent as JSON. */
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
    const text = typeof body === "string" ? { bodyAsText: body } : { bodyAsText: JSON.stringify(body) };
    return { request, status, headers: createHttpHeaders(headers), ...(body === undefined ? {} : text) };
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

/** A signal that never aborts. */
export function never(): AbortSignal {
  return new AbortController().signal;
}
