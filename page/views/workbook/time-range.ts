import { timeText } from "../../words/moment-text.ts";

/** From and to, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000] as const;

/** A length of time as ISO 8601, as the page's address has it: `P7D`, `PT4H`. */
export function durationText(ms: number): string {
  if (ms % dayMs === 0) return `P${ms / dayMs}D`;
  if (ms % hourMs === 0) return `PT${ms / hourMs}H`;
  return ms % minuteMs === 0 ? `PT${ms / minuteMs}M` : `PT${ms / 1_000}S`;
}

/** A range of time as ISO 8601: two instants. */
export function intervalText({ from, to }: Span): string {
  return `${new Date(from).toISOString()}/${new Date(to).toISOString()}`;
}

const isoDuration = /^P(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/u;
const short = /^(?<amount>\d+)(?<unit>[mhd])$/u;
const shortUnits: Readonly<Record<string, number>> = { m: minuteMs, h: hourMs, d: dayMs };

/** Milliseconds of `P7D`, `PT4H` or `7d`; undefined for anything else, and for none. */
function durationMs(text: string): number | undefined {
  const { amount = "0", unit = "" } = short.exec(text)?.groups ?? {};
  const { days = "0", hours = "0", minutes = "0", seconds = "0" } = isoDuration.exec(text)?.groups ?? {};
  const ms =
    Number(amount) * (shortUnits[unit] ?? 0) +
    Number(days) * dayMs +
    Number(hours) * hourMs +
    Number(minutes) * minuteMs +
    Number(seconds) * 1_000;
  return ms > 0 && ms <= 100 * 366 * dayMs ? ms : undefined;
}

/** The range that a text means: a duration up to now, or an interval of two instants. Undefined when it is none. */
export function spanOf(text: string, now: number): Span | undefined {
  const ms = durationMs(text);
  if (ms !== undefined) return { from: now - ms, to: now };
  const [from = Number.NaN, to = Number.NaN, ...more] = text.split("/").map((each) => Date.parse(each));
  return more.length === 0 && from < to ? { from, to } : undefined;
}

/** How the range is called: `Last 7 days`. */
export function spanLabel(text: string): string {
  const ms = durationMs(text);
  if (ms !== undefined) return `Last ${lengthText(ms)}`;
  const [from = "", to = ""] = text.split("/");
  return `${minuteText(from)} – ${minuteText(to)} UTC`;
}

function lengthText(ms: number): string {
  const [unit, name] =
    ms % dayMs === 0 && ms > dayMs ? [dayMs, "day"] : ms % hourMs === 0 ? [hourMs, "hour"] : [minuteMs, "minute"];
  const amount = Math.round(ms / unit);
  return amount === 1 ? name : `${amount} ${name}s`;
}

function minuteText(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : timeText(new Date(at).toISOString()).slice(0, 16);
}

/** An instant as an input of type datetime-local has it, here in UTC: `2026-03-10T10:00`. */
export function inputText(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}

/** The instant of such an input. */
export function inputTime(text: string): number | undefined {
  const at = Date.parse(`${text}Z`);
  return Number.isNaN(at) ? undefined : at;
}
