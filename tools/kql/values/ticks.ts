export const ticksPerMillisecond = 10_000n;
export const ticksPerSecond = 10_000_000n;
export const ticksPerMinute = 60n * ticksPerSecond;
export const ticksPerHour = 60n * ticksPerMinute;
export const ticksPerDay = 24n * ticksPerHour;

/** Ticks from 0001-01-01 to 1970-01-01. */
export const unixEpoch = 621_355_968_000_000_000n;
export const maxDatetime = 3_155_378_975_999_999_999n;

export function datetimeFromMilliseconds(milliseconds: number): bigint {
  return unixEpoch + BigInt(Math.trunc(milliseconds)) * ticksPerMillisecond;
}

/** Rounded down, before 1970 too. */
export function millisecondsOf(datetime: bigint): number {
  return Number(datetime / ticksPerMillisecond - unixEpoch / ticksPerMillisecond);
}

const datetimeForm =
  /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/iu;

/** ISO 8601 to 100 ns, further digits cut. Undefined when it is none. */
export function parseDatetime(text: string): bigint | undefined {
  const match = datetimeForm.exec(text);
  if (match === null) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const at = new Date(0);
  at.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day ?? 0);
  const isDay = at.getUTCMonth() === (month ?? 0) - 1 && at.getUTCDate() === day;
  if (!isDay || (year ?? 0) < 1 || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) {
    return undefined;
  }
  at.setUTCHours(hour ?? 0, minute ?? 0, second ?? 0);
  const ticks = datetimeFromMilliseconds(at.getTime()) + fraction(match[7]) - offset(match[8]);
  return ticks >= 0n && ticks <= maxDatetime ? ticks : undefined;
}

function fraction(digits: string | undefined): bigint {
  return BigInt((digits ?? "").slice(0, 7).padEnd(7, "0"));
}

function offset(zone: string | undefined): bigint {
  if (zone === undefined || zone.toUpperCase() === "Z") {
    return 0n;
  }
  const size = BigInt(zone.slice(1, 3)) * ticksPerHour + BigInt(zone.slice(-2)) * ticksPerMinute;
  return zone.startsWith("-") ? -size : size;
}

/** `2024-01-31T10:00:00.1234567Z`: always seven digits, as Kusto prints. */
export function formatDatetime(datetime: bigint): string {
  const iso = new Date(millisecondsOf(datetime)).toISOString().slice(0, 19);
  return `${iso}.${(datetime % ticksPerSecond).toString().padStart(7, "0")}Z`;
}

const timespanUnits: Readonly<Record<string, bigint>> = {
  d: ticksPerDay,
  day: ticksPerDay,
  days: ticksPerDay,
  h: ticksPerHour,
  hr: ticksPerHour,
  hrs: ticksPerHour,
  hour: ticksPerHour,
  hours: ticksPerHour,
  m: ticksPerMinute,
  min: ticksPerMinute,
  minute: ticksPerMinute,
  minutes: ticksPerMinute,
  s: ticksPerSecond,
  sec: ticksPerSecond,
  second: ticksPerSecond,
  seconds: ticksPerSecond,
  ms: ticksPerMillisecond,
  milli: ticksPerMillisecond,
  millis: ticksPerMillisecond,
  millisecond: ticksPerMillisecond,
  milliseconds: ticksPerMillisecond,
  microsecond: 10n,
  microseconds: 10n,
  micro: 10n,
  micros: 10n,
  tick: 1n,
  ticks: 1n,
};

const clockForm = /^\s*(-)?(?:(\d+)(?:\.|$))?(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,}))?)?)?\s*$/u;

/** `1.5h`, `2d`, `1.02:03:04.5`, `3` (days). Undefined when it is none. */
export function parseTimespan(text: string): bigint | undefined {
  const unit = /^\s*(-?\d+(?:\.\d+)?)\s*([a-z]+)\s*$/iu.exec(text);
  if (unit !== null) {
    if (/^nanoseconds?$/iu.test(unit[2] ?? "")) {
      return scale(unit[1] ?? "0", 1n) / 100n;
    }
    const size = timespanUnits[(unit[2] ?? "").toLowerCase()];
    return size === undefined ? undefined : scale(unit[1] ?? "0", size);
  }
  const clock = clockForm.exec(text);
  if (clock === null || (clock[2] === undefined && clock[3] === undefined)) {
    return undefined;
  }
  const [days, hours, minutes, seconds] = clock.slice(2, 6).map((part: string | undefined) => BigInt(part ?? 0));
  if ((hours ?? 0n) > 23n || (minutes ?? 0n) > 59n || (seconds ?? 0n) > 59n) {
    return undefined;
  }
  const ticks =
    (days ?? 0n) * ticksPerDay +
    (hours ?? 0n) * ticksPerHour +
    (minutes ?? 0n) * ticksPerMinute +
    (seconds ?? 0n) * ticksPerSecond +
    fraction(clock[6]);
  return clock[1] === undefined ? ticks : -ticks;
}

function scale(decimal: string, size: bigint): bigint {
  const [whole = "0", digits = ""] = decimal.split(".");
  return (BigInt(whole + digits) * size) / 10n ** BigInt(digits.length);
}

/** `1.02:03:04.5000000`: days and fraction only where they are not zero, as Kusto prints. */
export function formatTimespan(timespan: bigint): string {
  const size = timespan < 0n ? -timespan : timespan;
  const days = size / ticksPerDay;
  const clock = [(size / ticksPerHour) % 24n, (size / ticksPerMinute) % 60n, (size / ticksPerSecond) % 60n]
    .map(two)
    .join(":");
  const rest = size % ticksPerSecond;
  return `${timespan < 0n ? "-" : ""}${days === 0n ? "" : `${days}.`}${clock}${rest === 0n ? "" : `.${rest.toString().padStart(7, "0")}`}`;
}

function two(part: bigint): string {
  return part.toString().padStart(2, "0");
}
