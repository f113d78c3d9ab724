import { convertTo } from "./convert.ts";
import { parseJson } from "./json.ts";
import type { ScalarType, Value } from "./types.ts";

const whole = /^\s*-?\d+\s*$/u;

/**
 * A text as a value of a type, as `parse` and `parse-kv` read it; null (the empty text, for a string) when it is none. Unlike
 * `tolong`, a fraction is no whole number: "parse operator", regex mode, shows digits alone.
 */
export function fromText(text: string, type: ScalarType): Value {
  if (type === "dynamic") {
    return parseJson(text) ?? text;
  }
  return (type === "long" || type === "int") && !whole.test(text) ? null : convertTo[type](text, "string");
}
