import {
  datetimeFromMilliseconds,
  maxDatetime,
  ticksPerDay,
  ticksPerHour,
  ticksPerMinute,
  ticksPerSecond,
} from "./ticks.ts";

/** A datetime taken apart, in UTC. */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Midnight of a day; a month past the year's end counts on into the next years. Undefined outside of the years 1 to 9999. */
export function ticksOfDate({ year, month, day }: CalendarDate): bigint | undefined {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return Number.isNaN(at.getTime()) ? undefined : inRange(datetimeFromMilliseconds(at.getTime()));
}

export function dateOf(datetime: bigint): CalendarDate {
  const at = new Date(Number(daysOf(datetime) - daysOf(datetimeFromMilliseconds(0))) * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** Whether there is such a day: no 30 February, no year 0. */
export function isDate(date: CalendarDate): boolean {
  const ticks = ticksOfDate(date);
  const again = ticks === undefined ? undefined : dateOf(ticks);
  return again?.year === date.year && again.month === date.month && again.day === date.day;
}

export function inRange(ticks: bigint): bigint | undefined {
  return ticks >= 0n && ticks <= maxDatetime ? ticks : undefined;
}

/** Days since 0001-01-01, which was a Monday. */
function daysOf(datetime: bigint): bigint {
  return datetime / ticksPerDay;
}

/** 0 for Sunday. */
export function dayOfWeek(datetime: bigint): number {
  return Number((daysOf(datetime) + 1n) % 7n);
}

/** 1 for the first of January. */
export function dayOfYear(datetime: bigint): number {
  const start = ticksOfDate({ year: dateOf(datetime).year, month: 1, day: 1 }) ?? 0n;
  return Number(daysOf(datetime) - daysOf(start)) + 1;
}

/** Months later, at the same time of day; the last day of the month where it has no such day. */
export function addMonths(datetime: bigint, months: number): bigint | undefined {
  const { year, month, day } = dateOf(datetime);
  const first = ticksOfDate({ year, month: month + months, day: 1 });
  if (first === undefined) {
    return undefined;
  }
  const { year: newYear, month: newMonth } = dateOf(first);
  const lastDay = new Date(Date.UTC(2000 + (newYear % 400), newMonth, 0)).getUTCDate();
  return first + BigInt(Math.min(day, lastDay) - 1) * ticksPerDay + (datetime % ticksPerDay);
}

/** The week's number after ISO 8601: a week from Monday to Sunday belongs to the year of its Thursday. */
export function isoWeek(datetime: bigint): number {
  const thursday = datetime + (3n - BigInt((dayOfWeek(datetime) + 6) % 7)) * ticksPerDay;
  return Math.ceil(dayOfYear(thursday < 0n ? 0n : thursday) / 7);
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Ticks of 100 ns after the second. */
  readonly fraction: number;
}

/** The time of day. */
export function clockOf(datetime: bigint): Clock {
  return {
    hour: Number((datetime % ticksPerDay) / ticksPerHour),
    minute: Number((datetime % ticksPerHour) / ticksPerMinute),
    second: Number((datetime % ticksPerMinute) / ticksPerSecond),
    fraction: Number(datetime % ticksPerSecond),
  };
}
