import { createHttpHeaders, createPipelineRequest, RestError } from "@azure/core-rest-pipeline";

/** What Microsoft's clients throw for an answer with this body. */
export function restError(status: number, body: unknown, code?: string): RestError {
  const request = createPipelineRequest({ url: "https://management.azure.com/" });
  const bodyAsText = typeof body === "string" ? body : JSON.stringify(body);
  return new RestError("Azure said no.", {
    statusCode: status,
    request,
    response: { request, status, headers: createHttpHeaders(), bodyAsText },
    ...(code === undefined ? {} : { code }),
  });
}
