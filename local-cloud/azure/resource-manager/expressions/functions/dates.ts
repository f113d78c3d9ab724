import { cannotEvaluate } from "../invalid-template.ts";
import { formatDate } from "./date-format.ts";
import { fn } from "./signature.ts";

const compact = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/u;
const extended = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/u;

/** Microsoft Learn, "Date functions for ARM templates". */
export const dateFunctions = {
  dateTimeAdd: fn({ takes: ["string", "string"], may: ["string"] }, ([base, duration, format]) => {
    const time = readDate("dateTimeAdd", base) + readDuration(duration);
    // That page's examples show .NET's general format when none is given, although its text speaks of the base's own.
    return formatDate(time, format ?? "M/d/yyyy h:mm:ss tt");
  }),
  dateTimeFromEpoch: fn({ takes: ["int"] }, ([seconds]) => formatDate(seconds * 1000, "yyyy-MM-ddTHH:mm:ssZ")),
  dateTimeToEpoch: fn({ takes: ["string"] }, ([date]) => Math.floor(readDate("dateTimeToEpoch", date) / 1000)),
  utcNow: fn({ may: ["string"] }, ([format = "yyyyMMddTHHmmssZ"], { scope }) => formatDate(scope.now, format)),
};

function readDate(name: string, text: string): number {
  const iso = extended.test(text) ? text.replace(" ", "T") : text.replace(compact, "$1-$2-$3T$4:$5:$6Z");
  // Without a time zone it is UTC, as everything in a deployment.
  const zoned = /(?:Z|[+-]\d{2}:\d{2})$/u.test(iso) || !iso.includes("T") ? iso : `${iso}Z`;
  const time = extended.test(iso) ? Date.parse(zoned) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw cannotEvaluate(name, `It expects an ISO 8601 date. The provided value is '${text}'.`);
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** A year counts 365 days and a month 30, as where .NET reads a duration (XmlConvert.ToTimeSpan). */
const units = [365 * day, 30 * day, 7 * day, day, hour, minute, second];
const durationPattern =
  /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u;

function readDuration(text: string): number {
  const found = durationPattern.exec(text);
  if (found === null) {
    throw cannotEvaluate("dateTimeAdd", `It expects an ISO 8601 duration. The provided value is '${text}'.`);
  }
  const [, sign, ...counts] = found;
  const total = units.reduce((sum, unit, at) => sum + unit * Number(counts[at] ?? 0), 0);
  return sign === "-" ? -total : total;
}
