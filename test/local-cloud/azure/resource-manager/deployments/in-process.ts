import { createHttpHeaders, type HttpClient } from "@azure/core-rest-pipeline";

/** Answers a client's requests without sockets. */
export function inProcess(service: { fetch(request: Request): Response | Promise<Response> }): HttpClient {
  return {
    async sendRequest(request) {
      const { url, method, body } = request;
      if (request.abortSignal?.aborted === true) {
        throw new DOMException("The operation was aborted.", "AbortError");
      }
      const response = await service.fetch(
        new Request(url, {
          method,
          headers: request.headers.toJSON(),
          ...(typeof body === "string" ? { body } : {}),
        }),
      );
      return {
        request,
        status: response.status,
        headers: createHttpHeaders(Object.fromEntries(response.headers)),
        bodyAsText: await response.text(),
      };
    },
  };
}
