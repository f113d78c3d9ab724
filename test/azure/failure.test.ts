import { createHttpHeaders, createPipelineRequest, RestError } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { azureFailure, azureCode } from "../../src/azure/failure.ts";
import { ConnectorError } from "../../src/errors.ts";

const now = Date.parse("2026-03-02T12:00:00Z");
const secret = "Bearer nobody-may-see-this";

const service = {
  host: "contoso.example",
  statuses: { 403: { category: "storage_refused", message: "it is refused.", remedy: "Give it the role." } },
} as const;

/** An error as the SDKs throw it for an answer; like theirs it holds the request. */
function answered(status: number, headers: Readonly<Record<string, string>> = {}, code?: string): RestError {
  const request = createPipelineRequest({ url: "https://contoso.example/", headers: createHttpHeaders({ secret }) });
  const response = { request, status, headers: createHttpHeaders(headers) };
  return new RestError(secret, { statusCode: status, request, response, ...(code === undefined ? {} : { code }) });
}

const failure = (thrown: unknown, of: Parameters<typeof azureFailure>[1] = service) => azureFailure(thrown, of, now);

describe("what an Azure SDK throws", () => {
  it("stays what it is when it is the connector's own", () => {
    const error = new ConnectorError("identity_failed", "There is none.");
    expect(failure(error)).toBe(error);
  });

  it.each([
    [403, "storage_refused", "contoso.example answered 403: it is refused."],
    [429, "rate_limited", "contoso.example answered 429."],
    [503, "unavailable", "contoso.example answered 503."],
    [418, "malformed_response", "contoso.example answered 418."],
    [
      302,
      "storage_refused",
      "contoso.example answered 302: a redirection, which its API does not send and the connector does not follow.",
    ],
    [200, "malformed_response", "contoso.example answered 200 with something that its API does not send."],
    [299, "malformed_response", "contoso.example answered 299 with something that its API does not send."],
  ])("for an answer of %i is %s", (status, category, message) => {
    expect(failure(answered(status))).toMatchObject({ category, message });
  });

  it("for a redirection is a fault of the settings, so that its rows are not at risk of standing twice", () => {
    expect(failure(answered(307))).toMatchObject({ kind: "config", retried: false });
  });

  it("for a redirection by a service that refuses nobody is an answer like any other", () => {
    const error = failure(answered(307), { host: "contoso.example", statuses: {} });
    expect(error).toMatchObject({ category: "malformed_response", message: "contoso.example answered 307." });
  });

  it("carries the wait that the service asks for", () => {
    expect(failure(answered(429, { "Retry-After": "7" })).retryAfterMs).toBe(7_000);
  });

  it.each([
    [new RestError(secret, { code: "ECONNRESET" }), "network", "contoso.example could not be reached (ECONNRESET)."],
    [new RestError(secret, { code: "PARSE_ERROR" }), "network", "contoso.example sent an answer that breaks off."],
    [
      new RestError(secret),
      "malformed_response",
      "contoso.example answered with something that its API does not send.",
    ],
    [
      new RestError(secret, { statusCode: 500 }),
      "malformed_response",
      "contoso.example answered with something that its API does not send.",
    ],
    [
      Object.assign(new Error(secret), { code: "ECONNRESET" }),
      "network",
      "contoso.example could not be reached (ECONNRESET).",
    ],
    [
      Object.assign(new Error(secret), { name: "AbortError" }),
      "network",
      "contoso.example sent an answer that breaks off.",
    ],
    [
      Object.assign(new Error(secret), { code: "Z_DATA_ERROR" }),
      "malformed_response",
      "contoso.example answered with something that its API does not send.",
    ],
    [
      Object.assign(new Error(secret), { code: 7 }),
      "malformed_response",
      "contoso.example answered with something that its API does not send.",
    ],
    [secret, "malformed_response", "contoso.example answered with something that its API does not send."],
  ])("without an answer is named by its code, if at all: case %#", (thrown, category, message) => {
    expect(failure(thrown)).toMatchObject({ category, message });
  });

  it("is never quoted", () => {
    for (const thrown of [
      answered(403),
      answered(418),
      answered(200),
      new RestError(secret),
      new Error(secret),
      secret,
    ]) {
      const error = failure(thrown);
      expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(secret);
    }
  });
});

describe("the service's own code", () => {
  it("is the error's, else the one in the header, else none", () => {
    expect(azureCode(answered(404, { "x-ms-error-code": "Header" }, "BlobNotFound"))).toBe("BlobNotFound");
    expect(azureCode(answered(404, { "x-ms-error-code": "Header" }))).toBe("Header");
    expect(azureCode(answered(404))).toBeUndefined();
    expect(azureCode(new RestError(secret))).toBeUndefined();
    expect(azureCode(new Error(secret))).toBeUndefined();
  });
});
