import { inRange, isDate, ticksOfDate } from "../../values/calendar.ts";
import { convertTo } from "../../values/convert.ts";
import { ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond, unixEpoch } from "../../values/ticks.ts";
import type { Value } from "../../values/types.ts";
import { type FunctionFamily, raw, real, required, type ScalarFunction, variadic } from "./define.ts";

/** Datetimes and timespans from numbers. A number out of its range gives null. */
export const timeMaking: FunctionFamily = {
  make_datetime: {
    compile(site) {
      const [only] = site.arguments;
      return site.arguments.length === 1
        ? (row) => convertTo.datetime(required(only).evaluate(row), required(only).type)
        : parts.compile(site);
    },
  },
  make_timespan: raw((values, { arguments: list }) => {
    const [only] = list;
    if (list.length === 1 && only !== undefined) {
      return convertTo.timespan(values[0] ?? null, only.type);
    }
    const numbers = values.map((value) => real(value, "real"));
    const [days, hours, minutes, seconds = 0] = numbers.length === 4 ? numbers : [0, ...numbers];
    if (isNone(days) || isNone(hours) || isNone(minutes) || isNone(seconds) || days < 0) {
      return null;
    }
    const time = timeOfDay(hours, minutes, seconds);
    return time === undefined ? null : BigInt(Math.trunc(days)) * ticksPerDay + time;
  }),
  unixtime_seconds_todatetime: fromUnix(ticksPerSecond),
  unixtime_milliseconds_todatetime: fromUnix(10_000n),
  unixtime_microseconds_todatetime: fromUnix(10n),
  unixtime_nanoseconds_todatetime: raw(([value]) =>
    typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value))
      ? (inRange(unixEpoch + (typeof value === "bigint" ? value : BigInt(Math.trunc(value))) / 100n) ?? null)
      : null,
  ),
};

const parts = variadic(real, ([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]): Value => {
  const date = { year: Math.trunc(year), month: Math.trunc(month), day: Math.trunc(day) };
  const midnight = isDate(date) ? ticksOfDate(date) : undefined;
  const time = timeOfDay(hour, minute, second);
  return midnight === undefined || time === undefined ? null : midnight + time;
});

function isNone(value: number | null | undefined): value is null | undefined {
  return value === null || value === undefined;
}

function timeOfDay(hour: number, minute: number, second: number): bigint | undefined {
  const fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  return fits
    ? BigInt(Math.trunc(hour)) * ticksPerHour +
        BigInt(Math.trunc(minute)) * ticksPerMinute +
        BigInt(Math.round(second * Number(ticksPerSecond)))
    : undefined;
}

/** Whole units are counted as whole numbers, so that no digit of a long is lost; only the fraction is rounded. */
function fromUnix(unit: bigint): ScalarFunction {
  return raw(([value]) => {
    if (typeof value === "bigint") {
      return inRange(unixEpoch + value * unit) ?? null;
    }
    if (typeof value !== "number" || !Number.isFinite(value)) {
      return null;
    }
    const whole = Math.trunc(value);
    return inRange(unixEpoch + BigInt(whole) * unit + BigInt(Math.round((value - whole) * Number(unit)))) ?? null;
  });
}
