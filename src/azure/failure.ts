import { isRestError } from "@azure/core-rest-pipeline";
import { ConnectorError } from "../errors.ts";
import { failureOf, redirected } from "../http-answer.ts";
import type { StatusTable } from "../http-answer.ts";

/** A host of Azure as an error message names it, and what its statuses mean. */
export interface AzureHost {
  /** Host name. */
  readonly host: string;
  readonly statuses: StatusTable;
}

/**
 * Names what an Azure SDK threw. Only facts are taken over (status, service code, system error code): an SDK's message
 * and properties may hold the request.
 * @param now - Wall clock in milliseconds since 1970.
 */
export function azureFailure(error: unknown, { host, statuses }: AzureHost, now: number): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (!isRestError(error)) return foreign(host, error);
  const { statusCode: status, response } = error;
  // The SDK's paging throws without status and code when an answer is no page; a connection's errors have a code.
  if (status === undefined || response === undefined)
    return error.code === undefined ? malformed(host, "answered with") : network(host, error.code);
  const success = status >= 200 && status < 300;
  if (success) return malformed(host, `answered ${status} with`);
  return failureOf(host, { status, header: (name) => response.headers.get(name) }, withRedirection(statuses), now);
}

/** The clients follow a redirection to the same host; any other one keeps the connector from its service as a 403 does. */
function withRedirection(statuses: StatusTable): StatusTable {
  const refused = statuses[403];
  return refused === undefined ? statuses : { redirection: { category: refused.category, ...redirected }, ...statuses };
}

/** The service's own code of an error, such as `BlobNotFound`; undefined when it gave none. */
export function azureCode(error: unknown): string | undefined {
  if (!isRestError(error)) return undefined;
  return error.code ?? error.response?.headers.get("x-ms-error-code");
}

/** What is no RestError was thrown while an answer was read: the system's errors have a code, an aborted stream has this name. */
function foreign(host: string, error: unknown): ConnectorError {
  if (!(error instanceof Error)) return malformed(host, "answered with");
  if ("code" in error && typeof error.code === "string" && error.code.startsWith("E")) return network(host, error.code);
  return error.name === "AbortError" ? network(host, brokenOff) : malformed(host, "answered with");
}

function malformed(host: string, answered: string): ConnectorError {
  return new ConnectorError("malformed_response", `${host} ${answered} something that its API does not send.`);
}

/** Code of a RestError for a body that ended early, or that is not what its encoding says (@azure/core-rest-pipeline). */
const brokenOff = "PARSE_ERROR";

function network(host: string, code: string): ConnectorError {
  return new ConnectorError(
    "network",
    code === brokenOff ? `${host} sent an answer that breaks off.` : `${host} could not be reached (${code}).`,
  );
}
