import { planes } from "../../hosts.ts";
import type { RecordedRequest } from "../../request-log.ts";
import type { RequestsAnswer } from "../answers/connector.ts";

const ofConnector: readonly string[] = planes;

/**
 * How many requests since a time each of the services got that the connector calls, by status.
 * @param requests - The oldest first.
 */
export function requestCounts(requests: readonly RecordedRequest[], since: number): readonly RequestsAnswer[] {
  const counts = new Map<string, { service: string; host: string; status: number; count: number; faults: number }>();
  for (let index = requests.length - 1; index >= 0; index -= 1) {
    const request = requests[index];
    if (request === undefined || request.at < since) break;
    const { plane, host, status, fault, done } = request;
    if (!done || !ofConnector.includes(plane)) continue;
    const key = `${host} ${status}`;
    const known = counts.get(key) ?? { service: plane, host, status, count: 0, faults: 0 };
    known.count += 1;
    if (fault !== undefined) known.faults += 1;
    counts.set(key, known);
  }
  return [...counts.values()].toSorted((one, other) => one.host.localeCompare(other.host) || one.status - other.status);
}
