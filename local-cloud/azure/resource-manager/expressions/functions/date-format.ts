import { ExpressionFault } from "../invalid-template.ts";

/** Standard formats in the invariant culture, as custom ones (Microsoft Learn, "Standard date and time format strings"). */
const standardFormats: Readonly<Record<string, string>> = {
  d: "MM/dd/yyyy",
  D: "dddd, dd MMMM yyyy",
  o: "yyyy-MM-ddTHH:mm:ss.fffffffZ",
  O: "yyyy-MM-ddTHH:mm:ss.fffffffZ",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-ddTHH:mm:ss",
  t: "HH:mm",
  T: "HH:mm:ss",
  u: "yyyy-MM-dd HH:mm:ssZ",
};

/** Parts of a custom format (Microsoft Learn, "Custom date and time format strings"). */
const part =
  /'(?<quoted>[^']*)'|\\(?<escaped>.)|d{1,4}|M{1,4}|y{4}|yy|H{1,2}|h{1,2}|m{1,2}|s{1,2}|f{1,7}|tt|[A-Za-z%]|[^]/gu;

type Writer = (date: Date) => string;

const writers: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ["d", (date) => String(date.getUTCDate())],
  ["dd", (date) => two(date.getUTCDate())],
  ["ddd", (date) => words(date, { weekday: "short" })],
  ["dddd", (date) => words(date, { weekday: "long" })],
  ["M", (date) => String(date.getUTCMonth() + 1)],
  ["MM", (date) => two(date.getUTCMonth() + 1)],
  ["MMM", (date) => words(date, { month: "short" })],
  ["MMMM", (date) => words(date, { month: "long" })],
  ["yy", (date) => two(date.getUTCFullYear() % 100)],
  ["yyyy", (date) => String(date.getUTCFullYear()).padStart(4, "0")],
  ["H", (date) => String(date.getUTCHours())],
  ["HH", (date) => two(date.getUTCHours())],
  ["h", (date) => String(halfDayHour(date))],
  ["hh", (date) => two(halfDayHour(date))],
  ["m", (date) => String(date.getUTCMinutes())],
  ["mm", (date) => two(date.getUTCMinutes())],
  ["s", (date) => String(date.getUTCSeconds())],
  ["ss", (date) => two(date.getUTCSeconds())],
  ["tt", (date) => (date.getUTCHours() < 12 ? "AM" : "PM")],
  ["T", () => "T"],
  ["Z", () => "Z"],
]);

/**
 * A date in UTC, in a standard or custom format of .NET.
 * @throws ArmError when the format has a letter that is not known here.
 */
export function formatDate(time: number, format: string): string {
  const date = new Date(time);
  const custom = Object.hasOwn(standardFormats, format) ? (standardFormats[format] ?? format) : format;
  return custom.replaceAll(part, (found: string, quoted?: string, escaped?: string) => {
    if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? "";
    if (/^f+$/u.test(found)) return `${String(date.getUTCMilliseconds()).padStart(3, "0")}0000`.slice(0, found.length);
    const writer = writers.get(found);
    if (writer !== undefined) return writer(date);
    if (!/^[A-Za-z%]$/u.test(found)) return found;
    throw new ExpressionFault(
      `The date format '${format}' is not valid: '${found}' is not expected. Please see https://aka.ms/arm-functions for usage details.`,
    );
  });
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function halfDayHour(date: Date): number {
  return date.getUTCHours() % 12 || 12;
}

function words(date: Date, options: Intl.DateTimeFormatOptions): string {
  return date.toLocaleDateString("en-US", { ...options, timeZone: "UTC" });
}
