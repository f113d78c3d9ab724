/** A valid event time in the two forms that the table needs. */
export interface EventTime {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** As 1Password sent it, cut to 100 ns: Kusto's datetime has no more (KQL, "The datetime data type"). */
  readonly text: string;
  /** The same instant in UTC, for TimeGenerated. */
  readonly utc: string;
}

/** What nearly every event has: UTC, and a day that every month has. */
const usual = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

const rfc3339 = /^(\d{4}-\d\d-(\d\d)T(?:[01]\d|2[0-3]):\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Digits of a second's fraction that a datetime can hold, with their dot. */
const fractionLength = 8;

/** Length of a time in UTC with so many digits. */
const longestText = "2026-01-01T00:00:00Z".length + fractionLength;

/** First and last instant of Kusto's datetime, in UTC: a time zone can carry a time beyond them. */
const firstMs = Date.parse("0001-01-01T00:00:00Z");
const lastMs = Date.parse("9999-12-31T23:59:59.999Z");

/** No month has fewer days: from there on the calendar must be asked. */
const shortestMonth = 28;

/**
 * Reads an RFC 3339 time as Go writes it (RFC3339Nano: up to nine digits, trailing zeros trimmed). Undefined for
 * anything else, a 30th of February too.
 */
export function readEventTime(value: unknown): EventTime | undefined {
  if (typeof value !== "string") return undefined;
  if (usual.test(value) && !value.startsWith("0000")) {
    const text = value.length > longestText ? `${value.slice(0, longestText - 1)}Z` : value;
    return { ms: Date.parse(value), text, utc: text };
  }
  const match = rfc3339.exec(value);
  if (match === null) return undefined;
  const [, seconds = "", day = "", fraction = "", zone = ""] = match;
  if (Number(day) > shortestMonth && !isOfCalendar(seconds)) return undefined;
  const ms = Date.parse(value);
  if (Number.isNaN(ms) || ms < firstMs || ms > lastMs) return undefined;
  const kept = fraction.slice(0, fractionLength);
  const text = kept === fraction ? value : `${seconds}${kept}${zone}`;
  if (zone === "Z") return { ms, text, utc: text };
  return { ms, text, utc: `${new Date(ms).toISOString().slice(0, seconds.length)}${kept}Z` };
}

/** Date.parse rolls a day that a month lacks over into the next month. */
function isOfCalendar(seconds: string): boolean {
  const read = new Date(`${seconds}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(seconds.slice(0, 10));
}
