import { readFile } from "node:fs/promises";

export interface HostSettings {
  /** How long one run of a function may take, in milliseconds; `Infinity` when host.json says so. */
  readonly functionTimeoutMs: number;
}

/** The default of the Flex Consumption plan (Microsoft Learn, "host.json reference", functionTimeout). */
const DEFAULT_TIMEOUT = "00:30:00";
/** A .NET TimeSpan: `[d.]hh:mm:ss`. */
const TIME_SPAN = /^(?:(\d+)\.)?(\d{2}):(\d{2}):(\d{2})$/;

/**
 * Reads what the stand-in host obeys of a host.json.
 *
 * @throws when the file cannot be read, or functionTimeout is no time span
 */
export async function readHostSettings(file: string): Promise<HostSettings> {
  const host: unknown = JSON.parse(await readFile(file, "utf8"));
  const isObject = typeof host === "object" && host !== null;
  const timeout = isObject && "functionTimeout" in host ? host.functionTimeout : DEFAULT_TIMEOUT;
  return { functionTimeoutMs: timeout === "-1" ? Infinity : timeSpanMs(timeout) };
}

function timeSpanMs(text: unknown): number {
  const match = typeof text === "string" ? TIME_SPAN.exec(text) : null;
  if (match === null)
    throw new Error(`host.json: functionTimeout is ${JSON.stringify(text)}, not a time span as "00:10:00"`);
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}
