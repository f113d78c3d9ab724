import { parse } from "tinyduration";

import { selectRows, type Table } from "../../../tools/kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../../../tools/kql/values/ticks.ts";

/** From and to, in milliseconds since 1970. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The whole text: the library finds a duration anywhere in a text. */
const durationForm = /^P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+(?:\.\d+)?D)?(?:T(?=\d)[\dHMS.]+)?$/u;

/**
 * The time that a query is to look at: an ISO 8601 interval (`start/end`, `start/duration`, `duration/end`), or a duration up to now.
 * Undefined when the text is none. Source: Microsoft Learn, "Azure Monitor Log Analytics API request format".
 */
export function readTimespan(text: string, now: number): Interval | undefined {
  const [first = "", second, ...more] = text.split("/");
  if (more.length > 0) return undefined;
  const [start, end] = second === undefined ? [undefined, now] : [timeOf(first), timeOf(second)];
  const from = start ?? (end === undefined ? undefined : moved(end, first, -1));
  const to = end ?? (start === undefined ? undefined : moved(start, second ?? "", 1));
  return from === undefined || to === undefined ? undefined : { from, to };
}

function timeOf(text: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\d/u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function moved(time: number, duration: string, sign: 1 | -1): number | undefined {
  if (!durationForm.test(duration)) return undefined;
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parse(duration);
  const at = new Date(time);
  at.setUTCMonth(at.getUTCMonth() + sign * (12 * years + months));
  return at.getTime() + sign * 1_000 * (seconds + 60 * (minutes + 60 * (hours + 24 * (days + 7 * weeks))));
}

/** The rows of a table whose `TimeGenerated` is in the interval, both ends included (whether the end is, is not documented). */
export function within(table: Table, interval: Interval): Table {
  const times = table.columns[table.schema.findIndex(({ name }) => name === "TimeGenerated")];
  if (times === undefined) return table;
  const [from, to] = [datetimeFromMilliseconds(interval.from), datetimeFromMilliseconds(interval.to)];
  const rows = new Uint32Array(table.rows);
  let found = 0;
  for (let row = 0; row < table.rows; row++) {
    const time = times.get(row);
    if (typeof time === "bigint" && time >= from && time <= to) rows[found++] = row;
  }
  return selectRows(table, rows.slice(0, found));
}
