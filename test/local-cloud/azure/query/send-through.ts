import { createHttpHeaders, type HttpClient } from "@azure/core-rest-pipeline";

import type { ProxyClient } from "../../http-client.ts";

/** Lets a client of the Azure SDK send through a proxy of this process. */
export function sendThrough(proxied: ProxyClient): HttpClient {
  return {
    async sendRequest(request) {
      const { status, headers, text } = await proxied.send(request.url, {
        method: request.method,
        headers: request.headers.toJSON(),
        ...(typeof request.body === "string" ? { body: request.body } : {}),
      });
      const received = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      return { request, status, headers: createHttpHeaders(Object.fromEntries(received)), bodyAsText: text };
    },
  };
}
