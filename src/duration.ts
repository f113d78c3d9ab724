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

/**
 * Reads an ISO 8601 duration, in milliseconds. Undefined for anything else, and for years and months, whose length
 * depends on the date.
 */
export function readDuration(text: string): number | undefined {
  if (!shape.test(text)) return undefined;
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parse(text);
  return weeks * week + days * day + hours * hour + minutes * minute + seconds * second;
}
