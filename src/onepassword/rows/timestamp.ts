/** A valid event time in the two forms that the table needs. */
export interface EventTime {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** As 1Password sent it, cut to 100 ns: Kusto's datetime has no more (KQL, "The datetime data type"). */
  readonly text: string;
  /** The same instant in UTC, for TimeGenerated. */
  readonly utc: string;
}

/** Which of these days and minutes there are, the calendar and Date.parse know. */
const rfc3339 = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Length of a time to the second, without its zone. */
const secondsLength = "2026-01-01T00:00:00".length;

/** The same with all digits of the second's fraction that a datetime can hold. */
const longestLength = secondsLength + ".1234567".length;

/** First and last instant of Kusto's datetime, in UTC: a time zone can carry a time beyond them. */
const firstMs = Date.parse("0001-01-01T00:00:00Z");
const lastMs = Date.parse("9999-12-31T23:59:59.999Z");

/** No month has fewer days: from there on the calendar must be asked, which takes longer than all the rest. */
const shortestMonth = 28;

/**
 * Reads an RFC 3339 time as Go writes it (RFC3339Nano: up to nine digits, trailing zeros trimmed). Undefined for
 * anything else, a 30th of February too.
 */
export function readEventTime(value: unknown): EventTime | undefined {
  if (typeof value !== "string" || !rfc3339.test(value)) return undefined;
  if (Number(value.slice(8, 10)) > shortestMonth && !isOfCalendar(value.slice(0, secondsLength))) return undefined;
  const ms = Date.parse(value);
  if (Number.isNaN(ms) || ms < firstMs || ms > lastMs) return undefined;
  const isUtc = value.endsWith("Z");
  const zoneAt = value.length - (isUtc ? "Z" : "+00:00").length;
  const keptTo = Math.min(zoneAt, longestLength);
  const text = value.slice(0, keptTo) + value.slice(zoneAt);
  if (isUtc) return { ms, text, utc: text };
  const utcSeconds = new Date(ms).toISOString().slice(0, secondsLength);
  return { ms, text, utc: `${utcSeconds}${value.slice(secondsLength, keptTo)}Z` };
}

/** Date.parse rolls a day that a month lacks over into the next month. */
function isOfCalendar(seconds: string): boolean {
  const read = new Date(`${seconds}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(seconds);
}
