import type { ColumnSchema } from "../../tools/kql/language/schema.ts";
import type { ScalarType } from "../../tools/kql/values/types.ts";

/** A number from 0 to `below`, not included. */
export type Draw = (below: number) => number;

export type Columns = readonly ColumnSchema[];

export function pick<T>(from: readonly T[], draw: Draw): T | undefined {
  return from[draw(from.length)];
}

const literals: Readonly<Record<ScalarType, readonly string[]>> = {
  bool: ["true", "false", "bool(null)"],
  int: ["int(3)", "int(-1)", "int(null)"],
  long: ["0", "7", "-12", "long(null)", "9223372036854775807"],
  real: ["1.5", "-0.25", "real(null)", "real(nan)"],
  decimal: ["decimal(2.5)"],
  datetime: ["datetime(2024-02-29 12:00:00.1234567)", "now()", "datetime(null)"],
  timespan: ["1h", "-3d", "timespan(null)"],
  guid: ["guid(74be27de-1e4e-49d9-b579-fe0b331d3642)"],
  string: ["''", "'Red apple'", "'42'"],
  dynamic: ["dynamic([1, 2, 'x'])", "dynamic({'a': 1.5, 'b': [true]})", "dynamic(null)"],
};

/** Expressions of a type: `#type` stands for another expression of that type. */
const forms: Readonly<Record<ScalarType, readonly string[]>> = {
  bool: [
    "#long == #long",
    "#string has #string",
    "isnull(#long)",
    "not(#bool)",
    "#bool and #bool",
    "#real < #long",
    "#datetime > #datetime",
    "#string =~ #string",
    "isempty(#string)",
    "#long in (1, 2)",
  ],
  int: ["toint(#string)", "dayofyear(#datetime)", "#int + #int", "hourofday(#datetime)"],
  long: [
    "#long + #long",
    "#long * #int",
    "#long / #long",
    "strlen(#string)",
    "tolong(#string)",
    "iff(#bool, #long, #long)",
    "array_length(split(#string, 'e'))",
    "#long % 5",
    "bin(#long, 4)",
    "coalesce(#long, 1)",
    "datetime_diff('hour', #datetime, #datetime)",
  ],
  real: [
    "#real + #long",
    "#real / #real",
    "todouble(#long)",
    "round(#real, 1)",
    "#timespan / 1h",
    "abs(#real)",
    "pow(#long, 2)",
  ],
  decimal: ["todecimal(#long)"],
  datetime: [
    "#datetime + #timespan",
    "bin(#datetime, 1h)",
    "startofday(#datetime)",
    "todatetime(#string)",
    "datetime_add('month', 1, #datetime)",
  ],
  timespan: ["#datetime - #datetime", "#timespan * 2", "#timespan + #timespan", "totimespan(#string)"],
  guid: ["toguid(#string)"],
  string: [
    "strcat(#string, #long)",
    "tostring(#dynamic)",
    "tostring(#real)",
    "toupper(#string)",
    "substring(#string, 1, 2)",
    "case(#bool, #string, #bool, #string, 'x')",
    "tostring(#datetime)",
    "replace_string(#string, 'e', 'E')",
    "tostring(#dynamic.a)",
  ],
  dynamic: [
    "pack('k', #long, 's', #string)",
    "pack_array(#real, #string)",
    "split(#string, ' ')",
    "#dynamic.a",
    "#dynamic[0]",
    "todynamic(#string)",
    "array_concat(pack_array(1), pack_array(#long))",
    "bag_keys(pack('k', #long))",
  ],
};

export function expression(type: ScalarType, columns: Columns, draw: Draw, depth = 2): string {
  const own = columns.filter((column) => column.type === type).map(({ name }) => name);
  const kind = draw(depth > 0 ? 4 : 2);
  if (kind === 0 || (kind === 1 && own.length === 0)) return pick(literals[type], draw) ?? "";
  if (kind === 1) return pick(own, draw) ?? "";
  const form = pick(forms[type], draw) ?? "";
  return `(${form.replaceAll(/#(\w+)/gu, (_, inner: ScalarType) => expression(inner, columns, draw, depth - 1))})`;
}
