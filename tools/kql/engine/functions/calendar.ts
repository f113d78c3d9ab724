import { addMonths, dateOf, dayOfWeek, inRange, ticksOfDate } from "../../values/calendar.ts";
import { maxDatetime, ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from "../../values/ticks.ts";
import { type Position, QueryError } from "../../plan/position.ts";
import type { Value } from "../../values/types.ts";
import { type Argument, type FunctionFamily, long, required, type ScalarFunction, text, ticks } from "./define.ts";

/** Starts and ends of periods, and steps of them. Weeks begin on Sunday. */
export const calendar: FunctionFamily = {
  startofday: edge("day", "start"),
  startofweek: edge("week", "start"),
  startofmonth: edge("month", "start"),
  startofyear: edge("year", "start"),
  endofday: edge("day", "end"),
  endofweek: edge("week", "end"),
  endofmonth: edge("month", "end"),
  endofyear: edge("year", "end"),
  datetime_add: {
    compile({ arguments: list, position }) {
      const [step, amount, value] = [stepOf(list[0], position), required(list[1]), required(list[2])];
      return (row) => {
        const [count, from] = [long(amount.evaluate(row), amount.type), ticks(value.evaluate(row), value.type)];
        return count === null || from === null ? null : (added(from, count, step) ?? null);
      };
    },
  },
  datetime_diff: {
    compile({ arguments: list, position }) {
      const [step, later, earlier] = [stepOf(list[0], position), required(list[1]), required(list[2])];
      return (row) => {
        const [one, other] = [ticks(later.evaluate(row), later.type), ticks(earlier.evaluate(row), earlier.type)];
        return one === null || other === null ? null : indexOf(one, step) - indexOf(other, step);
      };
    },
  },
};

/** How long a period is: a number of months, or of ticks. Of a nanosecond, a hundredth of a tick. */
type Step = { readonly months: number } | { readonly ticks: bigint; readonly isWeek?: true } | "nanosecond";

const steps: Readonly<Record<string, Step>> = {
  year: { months: 12 },
  quarter: { months: 3 },
  month: { months: 1 },
  week: { ticks: 7n * ticksPerDay, isWeek: true },
  day: { ticks: ticksPerDay },
  hour: { ticks: ticksPerHour },
  minute: { ticks: ticksPerMinute },
  second: { ticks: ticksPerSecond },
  millisecond: { ticks: 10_000n },
  microsecond: { ticks: 10n },
  nanosecond: "nanosecond",
};

/** The binder sees to it that the period is a literal, and one of these. */
function stepOf(unit: Argument | undefined, position: Position): Step {
  const step = steps[text(unit?.constant ?? null, "string")?.toLowerCase() ?? ""];
  if (step === undefined) {
    throw new QueryError("query", "There is no such period", position);
  }
  return step;
}

function added(from: bigint, count: bigint, step: Step): bigint | undefined {
  if (step === "nanosecond") {
    return inRange(from + count / 100n);
  }
  return "months" in step ? addMonths(from, Number(count) * step.months) : inRange(from + count * step.ticks);
}

/** The number of the period in which an instant lies: the difference of two is how many borders lie between. */
function indexOf(value: bigint, step: Step): bigint {
  if (step === "nanosecond") {
    return value * 100n;
  }
  if ("months" in step) {
    const { year, month } = dateOf(value);
    return BigInt(Math.floor((year * 12 + month - 1) / step.months));
  }
  return (step.isWeek ? value + ticksPerDay : value) / step.ticks;
}

type Period = "day" | "week" | "month" | "year";

function startOf(period: Period, value: bigint): bigint {
  const { year, month } = dateOf(value);
  const midnight = value - (value % ticksPerDay);
  const starts: Readonly<Record<Period, () => bigint>> = {
    day: () => midnight,
    week: () => midnight - BigInt(dayOfWeek(value)) * ticksPerDay,
    month: () => ticksOfDate({ year, month, day: 1 }) ?? 0n,
    year: () => ticksOfDate({ year, month: 1, day: 1 }) ?? 0n,
  };
  return starts[period]();
}

/** The start of the period, or the last tick of it, so many periods later. */
function edge(period: Period, which: "start" | "end"): ScalarFunction {
  return {
    compile({ arguments: [first, second] }) {
      const value = required(first);
      return (row): Value => {
        const at = ticks(value.evaluate(row), value.type);
        const offset = second === undefined ? 0n : long(second.evaluate(row), second.type);
        if (at === null || offset === null) {
          return null;
        }
        const step = steps[period] ?? "nanosecond";
        const start = added(startOf(period, at), offset, step);
        if (which === "start" || start === undefined) {
          return start ?? null;
        }
        return (added(start, 1n, step) ?? maxDatetime + 1n) - 1n;
      };
    },
  };
}
