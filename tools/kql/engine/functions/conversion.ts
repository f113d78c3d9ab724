import { convertTo } from "../../values/convert.ts";
import { missing, type ScalarType } from "../../values/types.ts";
import { QueryError, unsupported } from "../../plan/position.ts";
import { type FunctionFamily, required, type ScalarFunction, variadic, real, raw } from "./define.ts";

/** What cannot be converted is null. `todynamic` and `parse_json` are in `dynamic.ts`. */
export const conversion: FunctionFamily = {
  tostring: conversionTo("string"),
  tobool: conversionTo("bool"),
  toboolean: conversionTo("bool"),
  toint: conversionTo("int"),
  tolong: conversionTo("long"),
  toreal: conversionTo("real"),
  todouble: conversionTo("real"),
  todecimal: conversionTo("decimal"),
  todatetime: conversionTo("datetime"),
  totimespan: timespan(),
  totime: timespan(),
  toguid: conversionTo("guid"),
  tohex: raw(([value, minLength], { arguments: [first], position }) => {
    if (value === null || minLength === null) {
      return "";
    }
    if (typeof value !== "bigint" && !(typeof value === "number" && first?.type === "int")) {
      throw new QueryError("value", "tohex takes an int or a long", position);
    }
    const bits = first?.type === "int" ? 32 : 64;
    const length = Math.min(16, Math.max(1, Number(minLength ?? 1)));
    return BigInt.asUintN(bits, BigInt(value)).toString(16).padStart(length, "0");
  }),
  format_bytes: {
    compile(site) {
      const [size, precision, unit] = site.arguments;
      const format = variadic(real, ([bytes = 0, digits = 0]) => {
        const wanted = unit === undefined ? "" : unit.evaluate(0);
        return formatBytes(bytes, digits, typeof wanted === "string" ? wanted : "");
      });
      if (unit !== undefined && (typeof unit.constant !== "string" || !["", ...sizes].includes(unit.constant))) {
        throw unsupported("format_bytes with such units", site.position);
      }
      return format.compile({ ...site, arguments: [size, precision].flatMap((argument) => argument ?? []) });
    },
  },
};

function conversionTo(type: ScalarType): ScalarFunction {
  return {
    compile({ arguments: [first] }) {
      const { evaluate, type: from } = required(first);
      const convert = convertTo[type];
      const none = missing(type);
      return from === type && type !== "string"
        ? evaluate
        : (row) => {
            const value = evaluate(row);
            return value === null ? none : convert(value, from);
          };
    },
  };
}

/** What a number means as a timespan is not documented. */
function timespan(): ScalarFunction {
  return {
    compile(site) {
      const [first] = site.arguments;
      if (first !== undefined && ["int", "long", "real", "decimal", "bool"].includes(first.type)) {
        throw unsupported(`totimespan of a ${first.type}`, site.position);
      }
      return conversionTo("timespan").compile(site);
    },
  };
}

const sizes = ["Bytes", "KB", "MB", "GB", "TB", "PB", "EB"];

/** `19.08 MB`. Whether a zero at the end stays (`1.00 MB`) is not documented; here it goes. */
function formatBytes(bytes: number, digits: number, unit: string): string {
  const own = Math.floor(Math.log2(Math.max(1, Math.abs(bytes))) / 10);
  const power = unit === "" ? Math.min(own, sizes.length - 1) : sizes.indexOf(unit);
  const rounded = Math.round((bytes / 1024 ** power) * 10 ** digits) / 10 ** digits;
  return `${rounded} ${sizes[power] ?? ""}`;
}
