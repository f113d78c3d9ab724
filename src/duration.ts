import { parse } from "tinyduration";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/**
 * The whole text must be a duration: the library finds one anywhere in a text and drops what it does not understand
 * (`PT1H30` would be an hour).
 */
const shape =
  /^P(?=\d|T)(?:\d+(?:[.,]\d+)?W)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?$/;

/** Units that people say, each up to where the next is clearer. */
const spoken = [
  { unit: "ms", ms: 1, below: second / 10 },
  { unit: "s", ms: second, below: 2 * minute },
  { unit: "min", ms: minute, below: 2 * hour },
  { unit: "h", ms: hour, below: 3 * day },
  { unit: "days", ms: day, below: Number.POSITIVE_INFINITY },
] as const;

/** A length of time as people say it: `40 ms`, `1.3 s`, `90 s`, `12 min`, `25 h`, `3 days`. Only seconds below ten have a fraction. */
export function sayDuration(ms: number): string {
  const { unit, ms: length } = spoken.find(({ below }) => ms < below) ?? spoken[4];
  const fraction = unit === "s" && ms < 9.95 * second ? 1 : 0;
  return `${(ms / length).toFixed(fraction)} ${unit}`;
}

/**
 * Reads an ISO 8601 duration, in milliseconds. Undefined for anything else, and for years and months, whose length
 * depends on the date.
 */
export function readDuration(text: string): number | undefined {
  if (!shape.test(text)) return undefined;
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parse(text);
  return weeks * week + days * day + hours * hour + minutes * minute + seconds * second;
}
