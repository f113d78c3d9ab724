import { isRestError } from "@azure/core-rest-pipeline";
import { ConnectorError } from "../errors.ts";
import { failureOf } from "../http-answer.ts";
import type { StatusTable } from "../http-answer.ts";

/** A service as an error message names it, and what its statuses mean. */
export interface AzureService {
  /** Host name. */
  readonly host: string;
  readonly statuses: StatusTable;
}

/**
 * Names what an Azure SDK threw. Only facts are taken over (status, service code, system error code): an SDK's message
 * and properties may hold the request.
 * @param now - Wall clock in milliseconds since 1970.
 */
export function azureFailure(error: unknown, { host, statuses }: AzureService, now: number): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (!isRestError(error)) return network(host, error instanceof Error ? error.name : "unknown");
  const { statusCode: status, response } = error;
  if (status === undefined || response === undefined) return network(host, error.code ?? error.name);
  const success = status >= 200 && status < 300;
  if (success)
    return new ConnectorError(
      "malformed_response",
      `${host} answered ${status} with something that its API does not send.`,
    );
  return failureOf(host, { status, header: (name) => response.headers.get(name) }, statuses, now);
}

/** The service's own code of an error, such as `BlobNotFound`; undefined when it gave none. */
export function serviceCode(error: unknown): string | undefined {
  if (!isRestError(error)) return undefined;
  return error.code ?? error.response?.headers.get("x-ms-error-code");
}

function network(host: string, code: string): ConnectorError {
  return new ConnectorError("network", `${host} could not be reached (${code}).`);
}
