import { createDefaultHttpClient, createPipelineFromOptions, createPipelineRequest } from "@azure/core-rest-pipeline";
import { ConnectorError } from "../../src/errors.ts";

/** How far a clock is from a host's. */
export interface ClockOffset {
  /** The host that was compared with. */
  readonly host: string;
  /** Milliseconds; positive when the host is ahead. The host tells whole seconds. */
  readonly offsetMs: number;
}

/**
 * Compares the clock with the Date of an answer. Any answer will do, so no token is sent: the first of the addresses to answer counts.
 * @param now - Wall clock, in milliseconds since 1970.
 * @throws ConnectorError `network` when none answers.
 */
export async function clockOffset(
  addresses: readonly string[],
  now: () => number,
  signal: AbortSignal,
): Promise<ClockOffset> {
  const pipeline = createPipelineFromOptions({
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
  });
  const httpClient = createDefaultHttpClient();
  const decided = new AbortController();
  const abortSignal = AbortSignal.any([signal, decided.signal]);
  const offsetTo = async (url: string): Promise<ClockOffset> => {
    const sent = now();
    const { headers } = await pipeline.sendRequest(httpClient, createPipelineRequest({ url, abortSignal }));
    const date = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(date)) throw new Error("The answer has no Date.");
    // The host read its clock while the request was under way, and cut it to a second.
    return { host: new URL(url).host, offsetMs: date + 500 - (sent + now()) / 2 };
  };
  try {
    return await Promise.any(addresses.map(offsetTo));
  } catch {
    const hosts = addresses.map((address) => new URL(address).host);
    throw new ConnectorError("network", `None of ${hosts.join(", ")} answers.`);
  } finally {
    decided.abort();
  }
}
