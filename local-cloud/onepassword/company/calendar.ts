import type { City } from "./places.ts";

const dayMs = 86_400_000;

// Fixed dates only (month-day): enough for a log to show quiet days.
const everywhere = new Set(["01-01", "12-25"]);
const holidays: Record<string, readonly string[]> = {
  AU: ["01-26", "04-25", "12-26"],
  CA: ["07-01", "09-30", "12-26"],
  DE: ["05-01", "10-03", "12-26"],
  NL: ["04-27", "05-05", "12-26"],
  PT: ["04-25", "05-01", "06-10", "12-08"],
  SG: ["05-01", "08-09"],
  US: ["06-19", "07-04", "11-11"],
};

/** True on a day when hardly anybody works there. `day` counts days since 1970-01-01, in local dates. */
export function isQuietDay(day: number, country: string): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (weekday === 0 || weekday === 6) return true;
  const date = new Date(day * dayMs).toISOString().slice(5, 10);
  return everywhere.has(date) || (holidays[country]?.includes(date) ?? false);
}

const midnights = new Map<string, number>();

/** When a local date begins in a city, in milliseconds since 1970 (with daylight saving as at noon). */
export function localMidnight(day: number, { timeZone }: City): number {
  const key = `${timeZone} ${day}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const midnight = day * dayMs - offsetMs(day * dayMs + dayMs / 2, timeZone);
  midnights.set(key, midnight);
  return midnight;
}

function offsetMs(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(time);
  const text = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)/u.exec(text) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? -size : size;
}
