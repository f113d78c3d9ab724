import { readDuration } from "../../../../../src/duration.ts";

/** Minutes of an ISO 8601 duration of weeks, days, hours, minutes and seconds; undefined if the text is none. */
export function minutesOf(text: string): number | undefined {
  const ms = readDuration(text);
  return ms === undefined ? undefined : ms / 60_000;
}
