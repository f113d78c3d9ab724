import type { Plane } from "./hosts.ts";

/** Body of an error answer as the service in question writes it. */
export interface ErrorAnswer {
  readonly contentType: string;
  readonly body: string;
}

/**
 * What each service says with an error status. Codes: Key Vault, Storage and Azure Monitor documentation of REST errors;
 * Events API as observed in the field (`{"Error":{"Message"}}`, 404 in plain text). Messages not documented are likely ones.
 */
export function errorAnswer(plane: Plane, status: number): ErrorAnswer {
  const [code, message] = texts[plane][status] ?? defaults[status] ?? ["Error", `Status ${status}`];
  return shapes[plane](code, message, status);
}

type Text = readonly [code: string, message: string];

const defaults: Readonly<Record<number, Text>> = {
  400: ["BadRequest", "Bad Request"],
  401: ["Unauthorized", "Unauthorized"],
  403: ["Forbidden", "Forbidden"],
  404: ["NotFound", "Not Found"],
  408: ["RequestTimeout", "Request Timeout"],
  409: ["Conflict", "Conflict"],
  412: ["PreconditionFailed", "Precondition Failed"],
  413: ["RequestEntityTooLarge", "Request Entity Too Large"],
  429: ["TooManyRequests", "Too Many Requests"],
  500: ["InternalServerError", "Internal Server Error"],
  502: ["BadGateway", "Bad Gateway"],
  503: ["ServiceUnavailable", "Service Unavailable"],
  504: ["GatewayTimeout", "Gateway Timeout"],
};

const texts: Readonly<Record<Plane, Readonly<Record<number, Text>>>> = {
  events: {},
  token: {
    500: ["InternalServerError", "An unexpected error occurred while fetching the AAD Token."],
  },
  vault: {
    401: ["Unauthorized", "AKV10032: Invalid issuer."],
    403: ["Forbidden", "Caller is not authorized to perform action on resource."],
    404: ["SecretNotFound", "A secret with this name was not found in this key vault."],
    429: ["Throttled", "Request was not processed because too many requests were received."],
    500: ["InternalServerError", "An internal server error occurred. Please try again."],
    503: ["ServiceUnavailable", "The service is temporarily unavailable."],
  },
  ingestion: {
    401: ["InvalidToken", "The authentication token provided is not valid."],
    403: [
      "OperationFailed",
      "The authentication token provided does not have access to ingest data for the data collection rule with immutable Id.",
    ],
    404: ["NotFound", "The data collection rule was not found."],
    413: ["ContentLengthLimitExceeded", "Maximum allowed content length: 1048576 bytes (1 MB)."],
    429: ["TooManyRequests", "The request rate limit of the data collection rule was exceeded."],
  },
  blobs: {
    401: ["InvalidAuthenticationInfo", "Authentication information is not given in the correct format."],
    403: [
      "AuthorizationPermissionMismatch",
      "This request is not authorized to perform this operation using this permission.",
    ],
    404: ["ContainerNotFound", "The specified container does not exist."],
    409: ["BlobAlreadyExists", "The specified blob already exists."],
    412: ["ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met."],
    413: ["RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit."],
    429: ["TooManyRequests", "The account is being throttled."],
    500: ["InternalError", "The server encountered an internal error. Please retry the request."],
    503: ["ServerBusy", "The server is currently unable to receive requests. Please retry your request."],
  },
  management: {
    401: ["ExpiredAuthenticationToken", "The access token expiry time is earlier than the current time."],
    403: ["AuthorizationFailed", "The client does not have authorization to perform the action over the scope."],
    429: ["OperationNotAllowed", "The server rejected the request because too many requests have been received."],
    500: ["InternalServerError", "Encountered internal server error."],
  },
  query: {
    401: ["AuthorizationRequiredError", "Valid authentication was not provided"],
    403: [
      "InsufficientAccessError",
      "The provided credentials have insufficient access to perform the requested operation",
    ],
  },
  scm: {},
  site: {},
  packages: {},
};

const json = (body: unknown): ErrorAnswer => ({
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(body),
});

const text = (message: string): ErrorAnswer => ({ contentType: "text/plain; charset=utf-8", body: message });

const shapes: Readonly<Record<Plane, (code: string, message: string, status: number) => ErrorAnswer>> = {
  events: (_code, message, status) =>
    status === 404 ? text("404 page not found\n") : json({ Error: { Message: message } }),
  token: (_code, message, status) => json({ statusCode: status, message }),
  vault: (code, message) => json({ error: { code, message } }),
  ingestion: (code, message) => json({ error: { code, message } }),
  management: (code, message) => json({ error: { code, message } }),
  query: (code, message) => json({ error: { message, code } }),
  scm: (_code, message, status) => text(`${status} - ${message}`),
  site: (_code, message) => text(message),
  packages: (_code, message) => text(message),
  blobs: (code, message) => ({
    contentType: "application/xml",
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }),
};

/** Headers that a service adds to an error beside the body. */
export function errorHeaders(plane: Plane, status: number): Readonly<Record<string, string>> {
  const code = texts[plane][status]?.[0];
  if (code === undefined) {
    return {};
  }
  if (plane === "blobs") {
    return { "x-ms-error-code": code };
  }
  return plane === "ingestion" && status === 413 ? { "x-ms-error-code": code } : {};
}
