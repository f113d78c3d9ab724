import { clockOf, dateOf, dayOfWeek, dayOfYear, inRange, isoWeek } from "../../values/calendar.ts";
import { ticksPerDay } from "../../values/ticks.ts";
import { QueryError } from "../../plan/position.ts";
import { type FunctionFamily, required, type ScalarFunction, text, ticks, unary } from "./define.ts";

/** Now, and the parts of a datetime. */
export const datetime: FunctionFamily = {
  now: {
    compile({ arguments: [offset], runtime }) {
      return (row) => {
        const span = offset === undefined ? 0n : ticks(offset.evaluate(row), offset.type);
        return span === null ? null : (inRange(runtime.now + span) ?? null);
      };
    },
  },
  ago: {
    compile({ arguments: [first], runtime }) {
      const span = required(first);
      return (row) => {
        const back = ticks(span.evaluate(row), span.type);
        return back === null ? null : (inRange(runtime.now - back) ?? null);
      };
    },
  },
  ingestion_time: {
    isConstant: false,
    compile:
      ({ table }) =>
      (row) =>
        table.ingestionTime?.get(row) ?? null,
  },
  dayofmonth: unary(ticks, (value) => dateOf(value).day),
  /** The time since Sunday, in whole days. */
  dayofweek: unary(ticks, (value) => BigInt(dayOfWeek(value)) * ticksPerDay),
  dayofyear: unary(ticks, dayOfYear),
  hourofday: unary(ticks, (value) => clockOf(value).hour),
  monthofyear: unary(ticks, (value) => dateOf(value).month),
  getmonth: unary(ticks, (value) => dateOf(value).month),
  getyear: unary(ticks, (value) => dateOf(value).year),
  week_of_year: unary(ticks, isoWeek),
  weekofyear: unary(ticks, oldWeek),
  datetime_part: part(),
  datepart: part(),
};

/**
 * The obsolete `weekofyear`: the first week is the one with the year's first Wednesday. That its weeks begin on Sunday, and
 * which year the last days of December belong to, is not documented (not confirmed).
 */
function oldWeek(value: bigint): number {
  const wednesday = value + (3n - BigInt(dayOfWeek(value))) * ticksPerDay;
  return Math.ceil(dayOfYear(wednesday < 0n ? 0n : wednesday) / 7);
}

const parts: Readonly<Record<string, (value: bigint) => number>> = {
  year: (value) => dateOf(value).year,
  quarter: (value) => Math.ceil(dateOf(value).month / 3),
  month: (value) => dateOf(value).month,
  week_of_year: isoWeek,
  day: (value) => dateOf(value).day,
  dayofyear: dayOfYear,
  hour: (value) => clockOf(value).hour,
  minute: (value) => clockOf(value).minute,
  second: (value) => clockOf(value).second,
  millisecond: (value) => Math.floor(clockOf(value).fraction / 10_000),
  microsecond: (value) => Math.floor(clockOf(value).fraction / 10),
  nanosecond: (value) => clockOf(value).fraction * 100,
};

/** The binder sees to it that the part is a literal, and one of these. */
function part(): ScalarFunction {
  return {
    compile({ name, arguments: [first, second], position }) {
      const [wanted, value] = [required(first), required(second)];
      const read = parts[text(wanted.constant ?? null, wanted.type)?.toLowerCase() ?? ""];
      if (read === undefined) {
        throw new QueryError("query", `${name}: there is no such part`, position);
      }
      return (row) => {
        const at = ticks(value.evaluate(row), value.type);
        return at === null ? null : read(at);
      };
    },
  };
}
