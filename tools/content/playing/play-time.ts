import { parseTimespan, ticksPerMillisecond } from "../../kql/values/ticks.ts";

/** 00:00 UTC of the day on which tests play: a Tuesday. */
export const dayStart = Date.parse("2026-03-10T00:00:00Z");

export const dayMs = 86_400_000;

const moment = /^(?:([+-]\d+)d )?(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/u;

/** `10:00` of day D, `-3d 10:00:30` of a day before: in milliseconds since 1970. Undefined for anything else. */
export function momentOf(text: string): number | undefined {
  const [, days = "0", time] = moment.exec(text) ?? [];
  return time === undefined ? undefined : Date.parse(`2026-03-10T${time}Z`) + Number(days) * dayMs;
}

/** A moment that the schema has checked. */
export function requiredMoment(text: string): number {
  const at = momentOf(text);
  if (at === undefined) throw new Error(`"${text}" is no time such as "10:00", "-3d 10:00" or "+1d 02:00".`);
  return at;
}

/** Milliseconds of `30s`, `+6h`. */
export function spanMs(text: string): number {
  const ticks = parseTimespan(text.replace(/^\+/u, ""));
  if (ticks === undefined) throw new Error(`"${text}" is no length of time such as 30s or 6h.`);
  return Number(ticks / ticksPerMillisecond);
}

/** A time as reports show it: `D 10:05:00`, `D+1 02:00:00`. */
export function sayMoment(at: number): string {
  const days = Math.floor((at - dayStart) / dayMs);
  const sign = days > 0 ? `+${days}` : days === 0 ? "" : String(days);
  return `D${sign} ${new Date(at).toISOString().slice(11, 19)}`;
}
