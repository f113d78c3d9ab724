import { parse } from "tinyduration";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/**
 * Reads an ISO 8601 duration, in milliseconds. Undefined for anything else, and for years and months, whose length
 * depends on the date.
 */
export function readDuration(text: string): number | undefined {
  try {
    const { years, months, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, negative } = parse(text);
    if (years || months || negative) return undefined;
    return weeks * week + days * day + hours * hour + minutes * minute + seconds * second;
  } catch {
    return undefined;
  }
}
