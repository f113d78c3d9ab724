import { inRange, isDate, ticksOfDate } from "./calendar.ts";
import { parseDatetime, ticksPerHour, ticksPerMinute, ticksPerSecond } from "./ticks.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:\.(?<fraction>\d{1,7})\d*)?)?`;

/** RFC 822 (`Sat, 8 Nov 14 15:05:02 GMT`) and RFC 850 (`Saturday, 08-Nov-14 15:05:02 GMT`). */
const namedMonth = new RegExp(
  String.raw`^(?:[a-z]{3,9}, )?(?<day>\d{1,2})(?<between>[ -])(?<name>[a-z]{3})\k<between>(?<year>\d{2}|\d{4}) ${clock}(?: (?:GMT|UTC|Z))?$`,
  "iu",
);

/** `11/8/2014 3:05:02 PM`, `12-02-2022`. That the month comes first is not in the documentation (not confirmed). */
const numbered = new RegExp(
  String.raw`^(?<month>\d{1,2})(?<between>[/-])(?<day>\d{1,2})\k<between>(?<year>\d{4})(?:[ T]${clock}(?: ?(?<half>AM|PM))?)?(?: ?(?:GMT|UTC|Z))?$`,
  "iu",
);

/**
 * A text as a datetime, in the formats that the page "The datetime data type" lists. Undefined when it is none.
 * A year of two digits is of this century up to 49 (not confirmed: the documentation shows 14 alone).
 */
export function parseDatetimeText(text: string): bigint | undefined {
  const trimmed = text.trim().replace(/ (?:GMT|UTC)$/iu, "Z");
  const iso = parseDatetime(trimmed);
  if (iso !== undefined) {
    return iso;
  }
  const parts = (namedMonth.exec(text.trim()) ?? numbered.exec(text.trim()))?.groups;
  if (parts === undefined) {
    return undefined;
  }
  const { year = "", month, name = "", day, hour = 0, minute = 0, second = 0, fraction = "", half } = parts;
  const date = {
    year: Number(year) + (year.length === 4 ? 0 : Number(year) < 50 ? 2000 : 1900),
    month: month === undefined ? months.indexOf(name.toLowerCase()) + 1 : Number(month),
    day: Number(day),
  };
  const midnight = date.month > 0 && isDate(date) ? ticksOfDate(date) : undefined;
  const hours = half === undefined ? Number(hour) : hourOfHalf(Number(hour), half);
  if (midnight === undefined || hours === undefined || hours > 23 || Number(minute) > 59 || Number(second) > 59) {
    return undefined;
  }
  return inRange(
    midnight +
      BigInt(hours) * ticksPerHour +
      BigInt(minute) * ticksPerMinute +
      BigInt(second) * ticksPerSecond +
      BigInt(fraction.padEnd(7, "0")),
  );
}

function hourOfHalf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) {
    return undefined;
  }
  return (hour % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}
