import { isNull } from "../../values/nulls.ts";
import { toText } from "../../values/text.ts";
import { type FunctionFamily, long, raw, text, unary, variadic } from "./define.ts";

const isNotEmpty = raw(
  ([value], { arguments: [argument] }) => toText(value ?? null, argument?.type ?? "string") !== "",
);
const isNotNull = raw(([value]) => !isNull(value));

/** Lengths and positions count UTF-16 units, as .NET does. */
export const strings: FunctionFamily = {
  strlen: unary(text, (value) => BigInt(value.length)),
  string_size: unary(text, (value) => BigInt(Buffer.byteLength(value))),
  toupper: unary(text, (value) => value.toUpperCase()),
  tolower: unary(text, (value) => value.toLowerCase()),
  reverse: unary(text, (value) => Array.from(value).toReversed().join("")),
  isempty: raw(([value], { arguments: [argument] }) => toText(value ?? null, argument?.type ?? "string") === ""),
  isnotempty: isNotEmpty,
  notempty: isNotEmpty,
  isnull: raw(([value]) => isNull(value)),
  isnotnull: isNotNull,
  notnull: isNotNull,
  isascii: unary(text, (value) => /^[\0-\u007f]*$/u.test(value)),
  // A null among the arguments counts as an empty text.
  strcat: raw((values, { arguments: list }) =>
    values.map((value, index) => toText(value, list[index]?.type ?? "string")).join(""),
  ),
  strcat_delim: raw((values, { arguments: list }) => {
    const [delimiter = "", ...parts] = values.map((value, index) => toText(value, list[index]?.type ?? "string"));
    return parts.join(delimiter);
  }),
  strrep: raw(([value, count, delimiter], { arguments: [first] }) =>
    Array.from({ length: Number(count ?? 0) }, () => toText(value ?? null, first?.type ?? "string")).join(
      toText(delimiter ?? null, "string"),
    ),
  ),
  strcmp: variadic(text, ([left = "", right = ""]) => (left === right ? 0n : left < right ? -1n : 1n)),
  substring: raw(([value, start, length], { arguments: [first] }) => {
    const source = toText(value ?? null, first?.type ?? "string");
    const from = Number(long(start ?? 0n, "long") ?? 0n);
    // A negative start counts from the end.
    const begin = from < 0 ? Math.max(0, source.length + from) : from;
    return length === undefined ? source.slice(begin) : source.slice(begin, begin + Math.max(0, Number(length)));
  }),
  indexof: raw(([source, sought, start, length, occurrence], { arguments: [first, second] }) =>
    BigInt(
      indexOf(toText(source ?? null, first?.type ?? "string"), toText(sought ?? null, second?.type ?? "string"), {
        start: Number(start ?? 0n),
        length: Number(length ?? -1n),
        occurrence: Number(occurrence ?? 1n),
      }),
    ),
  ),
  split: raw(([source, delimiter, index]) => {
    const [whole, by] = [toText(source ?? null, "string"), toText(delimiter ?? null, "string")];
    const parts = by === "" ? [whole] : whole.split(by);
    return index === undefined || index === null ? parts : parts.slice(Number(index), Number(index) + 1);
  }),
  replace_string: variadic(text, ([source = "", sought = "", by = ""]) =>
    sought === "" ? source : source.replaceAll(sought, () => by),
  ),
  translate: variadic(text, ([from = "", to = "", source = ""]) => {
    const [sought, by] = [Array.from(from), Array.from(to)];
    return Array.from(source)
      .map((sign) => (sought.includes(sign) ? (by[sought.indexOf(sign)] ?? by.at(-1) ?? "") : sign))
      .join("");
  }),
};

function indexOf(
  source: string,
  sought: string,
  { start, length, occurrence }: { start: number; length: number; occurrence: number },
): number {
  const begin = start < 0 ? Math.max(0, source.length + start) : start;
  const end = length < 0 ? source.length : begin + length;
  let at = begin - 1;
  for (let left = occurrence; left > 0; left--) {
    at = source.indexOf(sought, at + 1);
    if (at === -1 || at + sought.length > end) {
      return -1;
    }
  }
  return at;
}
