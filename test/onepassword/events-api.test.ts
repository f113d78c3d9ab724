import { RestError } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { ConnectorError, explain, toConnectorError } from "../../src/errors.ts";
import { jsonOf } from "../../src/onepassword/events-api.ts";
import { createRequestPacer } from "../../src/onepassword/rate-limit.ts";
import { bearer, never, now, stubApi } from "./stub-client.ts";

const page = { path: "/api/v2/itemusages", body: { cursor: "c1" } };

const newToken =
  "Create a new token in 1Password (Integrations, Events Reporting) and save it as a new version of the vault's secret.";

describe("a request", () => {
  it("with a body is a POST of JSON to the token's host, with the token", async () => {
    const { api, requests } = stubApi({ body: {} });
    await api.request(page, jsonOf, never());
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      url: "https://events.1password.eu/api/v2/itemusages",
      method: "POST",
      body: '{"cursor":"c1"}',
    });
    expect(requests[0]?.headers.toJSON()).toEqual({
      authorization: `Bearer ${bearer}`,
      accept: "application/json",
      "content-type": "application/json",
    });
  });

  it("without a body is a GET", async () => {
    const { api, requests } = stubApi({ body: {} });
    await api.request({ path: "/api/v2/auth/introspect" }, jsonOf, never());
    expect(requests[0]).toMatchObject({ url: "https://events.1password.eu/api/v2/auth/introspect", method: "GET" });
    expect(requests[0]?.body).toBeUndefined();
    expect(requests[0]?.headers.toJSON()).toEqual({ authorization: `Bearer ${bearer}`, accept: "application/json" });
  });

  it("hands on the signal that ends it", async () => {
    const { signal } = new AbortController();
    const { api, requests } = stubApi({ body: {} });
    await api.request(page, jsonOf, signal);
    expect(requests[0]?.abortSignal).toBe(signal);
  });

  it("answers the parsed body, long integers whole", async () => {
    const { api } = stubApi({ body: '{"items":[{"aux_id":9223372036854775807}]}' });
    expect(JSON.stringify(await api.request(page, jsonOf, never()))).toBe('{"items":[{"aux_id":9223372036854775807}]}');
  });

  it("goes through the pacer, and is not sent when its turn has not come", async () => {
    const pacer = createRequestPacer([{ requests: 1, windowMs: 60_000 }], () => 0);
    const { api, requests } = stubApi({ body: {} }, { pacer });
    await api.request(page, jsonOf, never());
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      "The rate limit of the Events API is used up for now.",
    );
    expect(requests).toHaveLength(1);
  });
});

describe("an answer that is no success", () => {
  it.each([
    [400, "events_refused", "it does not understand the request.", "Please report it with the connector's version."],
    [401, "credentials_failed", "the token is expired, revoked, from another region or lacks the feature.", newToken],
    [403, "credentials_failed", "the token may not read this.", newToken],
    [404, "events_refused", "there is no such address.", "Check that a proxy between does not rewrite addresses."],
    [407, "events_refused", "the proxy wants credentials.", "Give HTTPS_PROXY credentials that the proxy takes."],
  ])("%i is %s and says what to do", async (status, category, message, remedy) => {
    const { api } = stubApi({ status, body: { Error: { Message: "told by the service" } } });
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({ category, message: `events.1password.eu answered ${status}: ${message}`, remedy }),
    );
  });

  it.each([
    [408, "timeout"],
    [429, "rate_limited"],
    [500, "unavailable"],
    [503, "unavailable"],
    [204, "malformed_response"],
    [418, "malformed_response"],
  ])("%i is %s", async (status, category) => {
    const { api } = stubApi({ status, body: "<html>" });
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({
        category,
        message: `events.1password.eu answered ${status}.`,
        remedy: undefined,
        retryAfterMs: undefined,
      }),
    );
  });

  it.each([300, 302, 307, 399])("%i is a redirection, which is not followed", async (status) => {
    const { api, requests } = stubApi({ status, headers: { Location: "https://portal.example/" } });
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({
        category: "events_refused",
        message: `events.1password.eu answered ${status}: a redirection, which its API does not send and the connector does not follow.`,
        remedy: "Look for a proxy or a sign-in portal between that redirects, and have it leave this host alone.",
      }),
    );
    expect(requests).toHaveLength(1);
  });

  it("tells how long to wait, by the answer's own clock or by ours", async () => {
    const seconds = stubApi({ status: 429, headers: { "Retry-After": "7" } });
    await expect(seconds.api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({ retryAfterMs: 7_000 }),
    );
    const at = new Date(now + 30_000).toUTCString();
    const ours = stubApi({ status: 503, headers: { "Retry-After": at } });
    await expect(ours.api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({ retryAfterMs: 30_000 }),
    );
    const date = new Date(now + 10_000).toUTCString();
    const theirs = stubApi({ status: 503, headers: { "Retry-After": at, Date: date } });
    await expect(theirs.api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({ retryAfterMs: 20_000 }),
    );
  });

  it("means what the call itself says of a status, before the common table", async () => {
    const { api } = stubApi({ status: 400 });
    const statuses = { 400: { category: "cursor_refused", message: "the stored cursor is refused." } } as const;
    await expect(api.request({ ...page, statuses }, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({
        category: "cursor_refused",
        message: "events.1password.eu answered 400: the stored cursor is refused.",
        remedy: undefined,
      }),
    );
    const other = stubApi({ status: 401 });
    await expect(other.api.request({ ...page, statuses }, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({ category: "credentials_failed" }),
    );
  });
});

describe("an answer of 200 that is not JSON", () => {
  it.each([["<html>"], ['{"items":['], [""], [undefined]])("is malformed: %j", async (body) => {
    const { api } = stubApi({ body });
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({
        category: "malformed_response",
        message: "events.1password.eu answered 200 with something that is not JSON.",
      }),
    );
  });
});

describe("a connection that fails", () => {
  it.each([
    [new RestError("reset", { code: "ECONNRESET" }), "ECONNRESET"],
    [new RestError("not found", { code: RestError.REQUEST_SEND_ERROR }), "REQUEST_SEND_ERROR"],
    [new RestError("no code"), "REQUEST_SEND_ERROR"],
    [new TypeError("a bug"), "TypeError"],
    ["a text", "unknown"],
  ])("is a network error with the code of %s", async (thrown, code) => {
    const { api } = stubApi(() => Promise.reject(thrown));
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({ category: "network", message: `events.1password.eu could not be reached (${code}).` }),
    );
  });

  it("that breaks off inside the answer is a network error too", async () => {
    const { api } = stubApi(() => Promise.reject(new RestError("aborted", { code: RestError.PARSE_ERROR })));
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({
        category: "network",
        message: "events.1password.eu sent an answer that breaks off.",
      }),
    );
  });

  it("ends when its signal aborts, although the client never answers", async () => {
    const ending = new AbortController();
    const { api } = stubApi(() => new Promise(() => {}));
    const answer = api.request(page, jsonOf, ending.signal);
    ending.abort();
    await expect(answer).rejects.toThrow(ConnectorError);
    await expect(answer).rejects.toThrow("events.1password.eu could not be reached (Error).");
  });

  it("gives its place with the pacer back when its signal aborts", async () => {
    const clock = { now: 0 };
    const pacer = createRequestPacer([{ requests: 1, windowMs: 60_000 }], () => clock.now);
    const ending = new AbortController();
    const { api } = stubApi(() => new Promise(() => {}), { pacer });
    const answer = api.request(page, jsonOf, ending.signal);
    ending.abort();
    await expect(answer).rejects.toThrow("could not be reached");
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(expect.objectContaining({ retryAfterMs: 60_000 }));
  });
});

describe("no error", () => {
  it.each([
    ["a refusal", { status: 401, body: `you sent ${bearer}` }],
    ["an unknown status", { status: 418, body: `you sent ${bearer}` }],
    ["a page that is none", { body: `you sent ${bearer}` }],
  ])("of %s quotes the token", async (_what, answer) => {
    const { api } = stubApi(answer);
    const error = toConnectorError(await api.request(page, jsonOf, never()).catch((thrown: unknown) => thrown));
    expect(error.category).not.toBe("unexpected");
    expect(`${explain(error)} ${error.stack} ${String(error.cause)} ${JSON.stringify(error)}`).not.toContain(bearer);
  });

  it("of a failed connection quotes the token, whatever its cause holds", async () => {
    const { api } = stubApi((request) =>
      Promise.reject(new RestError(`failed: Bearer ${bearer}`, { code: "EPROTO", request })),
    );
    const error = toConnectorError(await api.request(page, jsonOf, never()).catch((thrown: unknown) => thrown));
    expect(explain(error)).toBe("events.1password.eu could not be reached (EPROTO).");
    expect(`${error.stack} ${String(error.cause)} ${JSON.stringify(error)}`).not.toContain(bearer);
  });
});
