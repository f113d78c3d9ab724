import { clockOf, dateOf } from "../../values/calendar.ts";
import { ticksPerDay } from "../../values/ticks.ts";
import { QueryError } from "../../plan/position.ts";
import { type FunctionFamily, required, type ScalarFunction, text, ticks } from "./define.ts";

type Specifiers = Readonly<Record<string, (value: bigint) => string>>;

const ofClock: Specifiers = {
  H: (value) => String(clockOf(value).hour),
  HH: (value) => two(clockOf(value).hour),
  m: (value) => String(clockOf(value).minute),
  mm: (value) => two(clockOf(value).minute),
  s: (value) => String(clockOf(value).second),
  ss: (value) => two(clockOf(value).second),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].flatMap((length) => [
      ["f".repeat(length), (value: bigint) => fraction(value).slice(0, length)],
      ["F".repeat(length), (value: bigint) => fraction(value).slice(0, length).replace(/0+$/u, "")],
    ]),
  ),
};

const ofDatetime: Specifiers = {
  ...ofClock,
  h: (value) => String(halfDay(value)),
  hh: (value) => two(halfDay(value)),
  tt: (value) => (clockOf(value).hour < 12 ? "AM" : "PM"),
  d: (value) => String(dateOf(value).day),
  dd: (value) => two(dateOf(value).day),
  M: (value) => String(dateOf(value).month),
  MM: (value) => two(dateOf(value).month),
  y: (value) => String(dateOf(value).year % 100),
  yy: (value) => two(dateOf(value).year % 100),
  yyyy: (value) => String(dateOf(value).year).padStart(4, "0"),
};

const ofTimespan: Specifiers = {
  ...ofClock,
  // The documentation's example has `h`, though its table does not.
  h: (value) => String(clockOf(value).hour),
  hh: (value) => two(clockOf(value).hour),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((length) => [
      "d".repeat(length),
      (value: bigint) => (value / ticksPerDay).toString().padStart(length, "0"),
    ]),
  ),
};

export const timeFormat: FunctionFamily = {
  format_datetime: formatting(ofDatetime),
  // Of a negative timespan the sign is left out (not confirmed).
  format_timespan: formatting(ofTimespan),
};

/** A format is specifiers, each a run of one letter, and the delimiters ` /-:,._[]`. Anything else is refused. */
function formatting(specifiers: Specifiers): ScalarFunction {
  return {
    compile({ name, arguments: [first, second], position }) {
      const [value, format] = [required(first), required(second)];
      const parse = (pattern: string) =>
        Array.from(pattern.matchAll(/([a-z])\1*|[^a-z]/giu), ([part]) => {
          const write = specifiers[part];
          if (write === undefined && !/^[ /\-:,._[\]]$/u.test(part)) {
            throw new QueryError("value", `${name}: '${part}' is no part of a format`, position);
          }
          return write ?? (() => part);
        });
      const fixed = format.constant === undefined ? undefined : parse(text(format.constant, format.type) ?? "");
      return (row) => {
        const at = ticks(value.evaluate(row), value.type);
        const parts = fixed ?? parse(text(format.evaluate(row), format.type) ?? "");
        return at === null ? "" : parts.map((write) => write(at < 0n ? -at : at)).join("");
      };
    },
  };
}

function halfDay(value: bigint): number {
  return clockOf(value).hour % 12 || 12;
}

function fraction(value: bigint): string {
  return String(clockOf(value).fraction).padStart(7, "0");
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}
