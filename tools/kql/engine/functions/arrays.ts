import { equal } from "../../values/compare.ts";
import { toText } from "../../values/text.ts";
import { ticksPerHour } from "../../values/ticks.ts";
import { Ticks, type Value } from "../../values/types.ts";
import { type FunctionFamily } from "./define.ts";
import { asDynamic, isList, ofArray, ofDynamics, wholeOf } from "./dynamic-arguments.ts";

const arrayLength = ofArray((list) => BigInt(list.length));
const arrayIff = ofArray((conditions, [then, otherwise]) =>
  conditions.map((condition, index) => {
    const choice = truth(condition);
    return choice === undefined ? null : elementAt(choice ? then : otherwise, index);
  }),
);

const joined = ofDynamics(([list, delimiter]) =>
  isList(list) ? list.map((item) => toText(item, "dynamic")).join(toText(delimiter ?? null, "dynamic")) : "",
);

/** Arrays. What is no array gives null; that a null among several arrays makes `array_concat` and `zip` null is not confirmed. */
export const arrays: FunctionFamily = {
  array_length: arrayLength,
  arraylength: arrayLength,
  array_concat: ofDynamics((lists) => (lists.every(isList) ? lists.flat() : null)),
  array_reverse: ofArray((list) => list.toReversed()),
  array_sum: ofArray((list) => {
    const numbers = list.filter((item) => typeof item === "bigint" || typeof item === "number");
    return numbers.length < list.length ? null : numbers.reduce<number>((sum, item) => sum + Number(item), 0);
  }),
  // The end belongs to the slice.
  array_slice: ofArray((list, [start, end]) => {
    const [from, to] = [fromEnd(list, start), fromEnd(list, end)];
    return from === undefined || to === undefined ? null : list.slice(Math.max(0, from), Math.max(0, to + 1));
  }),
  array_split: ofArray((list, [at]) => {
    const cuts = (isList(at) ? at : [at]).map((cut) => Math.max(0, fromEnd(list, cut) ?? 0));
    return [0, ...cuts].map((start, index) => list.slice(start, cuts[index] ?? list.length));
  }),
  array_rotate_left: ofArray((list, [count]) => rotate(list, wholeOf(count))),
  array_rotate_right: ofArray((list, [count]) => rotate(list, negative(wholeOf(count)))),
  array_shift_left: ofArray((list, [count, filler]) => shift(list, wholeOf(count), filler)),
  array_shift_right: ofArray((list, [count, filler]) => shift(list, negative(wholeOf(count)), filler)),
  array_index_of: ofArray(indexOf),
  array_iff: arrayIff,
  array_iif: arrayIff,
  pack_array: ofDynamics((values) => values.map((value) => value ?? null)),
  "pack_array(*)": {
    isConstant: false,
    compile({ table }) {
      const columns = table.columns.map(asDynamic);
      return (row) => columns.map((column) => column(row));
    },
  },
  range: ofDynamics(([start, stop, step]) => series(start ?? null, stop ?? null, step)),
  repeat: ofDynamics(([value, count]) => {
    const times = wholeOf(count) ?? -1;
    return times < 0 ? null : Array.from({ length: times }, () => value ?? null);
  }),
  zip: ofDynamics((lists) => {
    if (!lists.every(isList)) {
      return null;
    }
    const length = Math.max(...lists.map((list) => list.length));
    return Array.from({ length }, (_, index) => lists.map((list) => list[index] ?? null));
  }),
  strcat_array: joined,
  array_strcat: joined,
};

/** Kusto's own limit for `range`, which cuts what is more. */
const longest = 1_048_576;

/** `range(start, stop, step)`: by 1, or by an hour, unless it says otherwise. */
function series(start: Value, stop: Value, step: Value | undefined): Value {
  const type = start instanceof Ticks ? start.type : undefined;
  const [from, to] = [plainNumber(start), plainNumber(stop)];
  const by = step === undefined ? (type === undefined ? 1n : ticksPerHour) : plainNumber(step);
  if (from === undefined || to === undefined || by === undefined || Number(by) === 0) {
    return null;
  }
  const whole = typeof from === "bigint" && typeof to === "bigint" && typeof by === "bigint";
  const [first, last, each] = [Number(from), Number(to), Number(by)];
  const steps = whole ? Number((to - from) / by) : Math.floor((last - first) / each + 1e-9);
  const isForward = whole ? (to - from >= 0n || by < 0n) && (to - from <= 0n || by > 0n) : steps >= 0;
  const length = isForward ? Math.min(longest, steps + 1) : 0;
  return Array.from({ length }, (_, index) => {
    const value = whole ? from + BigInt(index) * by : first + index * each;
    return type !== undefined && typeof value === "bigint" ? new Ticks(type, value) : value;
  });
}

function plainNumber(value: Value): number | bigint | undefined {
  return value instanceof Ticks
    ? value.ticks
    : typeof value === "number" || typeof value === "bigint"
      ? value
      : undefined;
}

/** A negative index counts from the end. */
function fromEnd(list: readonly Value[], index: Value | undefined): number | undefined {
  const whole = wholeOf(index);
  return whole !== undefined && whole < 0 ? whole + list.length : whole;
}

function negative(count: number | undefined): number | undefined {
  return count === undefined ? undefined : -count;
}

function rotate(list: readonly Value[], count: number | undefined): Value {
  if (count === undefined || list.length === 0) {
    return count === undefined ? null : list;
  }
  const at = ((count % list.length) + list.length) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** To the left. The new places hold the filler; without one, empty texts in an array of texts and nulls in any other. */
function shift(list: readonly Value[], count: number | undefined, given: Value | undefined): Value {
  if (count === undefined) {
    return null;
  }
  const isText = list.length > 0 && list.every((item) => typeof item === "string");
  const filler = given === undefined ? (isText ? "" : null) : given;
  return list.map((_, index) => {
    const from = index + count;
    return from >= 0 && from < list.length ? (list[from] ?? null) : filler;
  });
}

/** `array_index_of(array, value, start, length, occurrence)`: -1 when it is not there, null for counts that make no sense. */
function indexOf(
  list: readonly Value[],
  [value, start, length, occurrence]: readonly (Value | undefined)[],
): bigint | null {
  const [size, wanted] = [wholeOf(length) ?? -1, wholeOf(occurrence) ?? 1];
  if (size < -1 || wanted < 1) {
    return null;
  }
  const first = Math.max(0, fromEnd(list, start) ?? 0);
  const end = size === -1 ? list.length : Math.min(list.length, first + size);
  let found = 0;
  for (let index = first; index < end; index++) {
    const item = list[index] ?? null;
    if (item !== null && value !== null && value !== undefined && equal(item, value) && ++found === wanted) {
      return BigInt(index);
    }
  }
  return -1n;
}

function truth(value: Value): boolean | undefined {
  if (typeof value === "number" || typeof value === "bigint") {
    return Number(value) !== 0;
  }
  return typeof value === "boolean" ? value : undefined;
}

function elementAt(value: Value | undefined, index: number): Value {
  return (isList(value) ? value[index] : value) ?? null;
}
