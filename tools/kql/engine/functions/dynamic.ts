import { convertTo } from "../../values/convert.ts";
import { canonicalJson, parseJson } from "../../values/json.ts";
import { toText } from "../../values/text.ts";
import { missing, type ScalarType, Ticks, type Value } from "../../values/types.ts";
import { type FunctionFamily, required, type ScalarFunction } from "./define.ts";
import { isList, ofDynamics } from "./dynamic-arguments.ts";
import { inType } from "./in-type.ts";
import { parseJsonPath, valueAtPath } from "./json-path.ts";

/** A text that is no JSON stays a text, the empty one is null; a dynamic value stays as it is. */
const parseJsonFunction: ScalarFunction = {
  compile({ arguments: [first] }) {
    const argument = required(first);
    if (argument.type !== "string") {
      return inType(argument, "dynamic");
    }
    return (row) => {
      const text = argument.evaluate(row);
      if (typeof text !== "string" || text === "") {
        return null;
      }
      const value = parseJson(text);
      return value === undefined ? text : value;
    };
  },
};

const extractJson: ScalarFunction = {
  compile({ arguments: list, type }) {
    const [path, source] = [required(list[0]), required(list[1])];
    return (row) => {
      const steps = parseJsonPath(toText(path.evaluate(row), path.type));
      const text = source.evaluate(row);
      const found =
        steps === undefined || typeof text !== "string" ? null : valueAtPath(parseJson(text) ?? null, steps);
      return found === null ? missing(type) : convertTo[type](found, "dynamic");
    };
  },
};

/** Functions that make a dynamic value of something else, or something else of it. */
export const dynamic: FunctionFamily = {
  parse_json: parseJsonFunction,
  parsejson: parseJsonFunction,
  todynamic: parseJsonFunction,
  toobject: parseJsonFunction,
  extract_json: extractJson,
  extractjson: extractJson,
  dynamic_to_json: ofDynamics(([value = null]) =>
    typeof value === "object" && !(value instanceof Ticks) && value !== null
      ? canonicalJson(value)
      : toText(value, "dynamic"),
  ),
  gettype: {
    compile({ arguments: [first] }) {
      const { type, evaluate } = required(first);
      return (row) => typeOf(evaluate(row), type);
    },
  },
  treepath: ofDynamics(([value = null]) =>
    isList(value) || value instanceof Map ? [...new Set(pathsIn(value, ""))] : null,
  ),
};

/**
 * The documentation's table has `int` for `parse_json('1')`, its page on dynamic values knows long only, and so does this engine.
 * A guid in a dynamic value is a text here.
 */
function typeOf(value: Value, type: ScalarType): string {
  if (type !== "dynamic") {
    return value === null ? "null" : type;
  }
  if (value === null) {
    return "null";
  }
  if (value instanceof Ticks) {
    return value.type;
  }
  if (value instanceof Map) {
    return "dictionary";
  }
  const names: Readonly<Record<string, string>> = {
    bigint: "long",
    number: "real",
    boolean: "bool",
    string: "string",
    object: "array",
  };
  return names[typeof value] ?? "null";
}

/** `['a']`, `['a'][0]`: all elements of an array share the path of the first. */
function pathsIn(value: Value, path: string): string[] {
  const inner =
    value instanceof Map ? slotsIn(value) : isList(value) ? value.map((item) => ["[0]", item] as const) : [];
  return inner.flatMap(([name, next]) => [path + name].concat(pathsIn(next, path + name)));
}

function slotsIn(bag: ReadonlyMap<string, Value>) {
  return Array.from(bag, ([key, inner]) => [`['${key}']`, inner] as const);
}
