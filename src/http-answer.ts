import { ConnectorError } from "./errors.ts";
import type { ErrorCategory } from "./errors.ts";

/** What an unsuccessful HTTP answer means: both APIs share this table, each adapter adds its own remedies. */
const categoryByStatus: Readonly<Record<number, ErrorCategory>> = {
  408: "timeout",
  429: "rate_limited",
};

/** An unsuccessful answer. Headers are looked up in lower case. */
export interface HttpFailure {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
}

/** What a service's own statuses mean and what to do about them. */
export interface StatusTable {
  readonly [status: number]: StatusMeaning;
  /** Any 3xx that is not named by itself. */
  readonly redirection?: StatusMeaning;
}

/** What one status means. */
interface StatusMeaning {
  readonly category: ErrorCategory;
  readonly message: string;
  readonly remedy?: string;
}

/** What to say of a redirection: whoever sends it, neither API does. */
export const redirected = {
  message: "a redirection, which its API does not send and the connector does not follow.",
  remedy: "Look for a proxy or a sign-in portal between that redirects, and have it leave this host alone.",
} as const;

/**
 * Names an unsuccessful answer. The service's own table comes first, then what every service means by 408, 429 and 5xx.
 * @param service - Host name, for the message.
 * @param now - Wall clock in milliseconds, for a Retry-After date where the answer has no Date.
 */
export function failureOf(service: string, failure: HttpFailure, table: StatusTable, now: number): ConnectorError {
  const { status } = failure;
  const own = table[status] ?? (status >= 300 && status < 400 ? table.redirection : undefined);
  if (own !== undefined)
    return new ConnectorError(own.category, `${service} answered ${status}: ${own.message}`, { remedy: own.remedy });
  const category = categoryByStatus[status] ?? (status >= 500 ? "unavailable" : "malformed_response");
  const retryAfterMs = retryAfter(failure.header, now);
  return new ConnectorError(category, `${service} answered ${status}.`, { retryAfterMs });
}

/** Longest wait that is believed, in milliseconds: the longest rate-limit window of either API is an hour. */
const longestRetryAfterMs = 3_600_000;

/**
 * Reads Retry-After, in milliseconds: seconds or a date (RFC 9110, section 10.2.3). A date is measured against the
 * answer's own Date, so that a wrong clock here does not turn a minute into an hour. Undefined when absent or unreadable,
 * and when no time is left: a service that says 0 again and again must still be given some, by the back-off.
 */
export function retryAfter(header: HttpFailure["header"], now: number): number | undefined {
  const value = header("retry-after") ?? "";
  const seconds = Number(value);
  const waitMs = Number.isFinite(seconds) ? seconds * 1_000 : untilDate(value, header("date"), now);
  return waitMs > 0 ? Math.min(longestRetryAfterMs, waitMs) : undefined;
}

/** NaN for what is no date. */
function untilDate(value: string, answered: string | undefined, now: number): number {
  const date = Date.parse(answered ?? "");
  return Date.parse(value) - (Number.isNaN(date) ? now : date);
}
