import { type ScalarType, Ticks, type Value } from "../../values/types.ts";
import { type Argument, type Evaluator, long, real, text } from "./define.ts";

/** An argument in the type of the result, where they differ: an int as long, a datetime as dynamic. */
export function inType(argument: Argument, type: ScalarType): Evaluator {
  if (argument.type === type) {
    return argument.evaluate;
  }
  return (row) => convert(argument.evaluate(row), argument.type, type);
}

function convert(value: Value, from: ScalarType, to: ScalarType): Value {
  if (to === "dynamic") {
    if (typeof value === "bigint" && (from === "datetime" || from === "timespan")) {
      return new Ticks(from, value);
    }
    return from === "int" && typeof value === "number" ? BigInt(value) : value;
  }
  if (value === null) {
    return to === "string" ? "" : null;
  }
  if (to === "string") {
    return text(value, from);
  }
  return to === "long"
    ? long(value, from)
    : to === "real" || to === "decimal"
      ? real(value, from)
      : value instanceof Ticks
        ? value.ticks
        : value;
}
