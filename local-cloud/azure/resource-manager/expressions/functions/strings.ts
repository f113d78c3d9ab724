import { isJsonObject, type JsonValue } from "../../json-value.ts";
import { cannotEvaluate } from "../invalid-template.ts";
import { isJsonArray, textOf } from "../values.ts";
import { compositeFormat } from "./composite-format.ts";
import { nameGuid } from "./name-guid.ts";
import { fn } from "./signature.ts";
import { uniqueString } from "./unique-string.ts";

/** Microsoft Learn, "String functions for ARM templates". Where a comparison ignores case, that page says so. */
export const stringFunctions = {
  endsWith: fn({ takes: ["string", "string"] }, ([text, end]) => text.toLowerCase().endsWith(end.toLowerCase())),
  format: fn({ takes: ["string"], more: "any" }, ([text, ...args]) => compositeFormat(text, args)),
  guid: fn({ takes: ["string"], more: "string" }, (parts) => nameGuid(parts)),
  indexOf: fn({ takes: ["string", "string"] }, ([text, part]) => text.toLowerCase().indexOf(part.toLowerCase())),
  join: fn({ takes: ["array", "string"] }, ([parts, delimiter]) => parts.map(textOf).join(delimiter)),
  lastIndexOf: fn({ takes: ["string", "string"] }, ([text, part]) =>
    text.toLowerCase().lastIndexOf(part.toLowerCase()),
  ),
  newGuid: fn({}, (_, { scope }) => scope.newGuid()),
  padLeft: fn({ takes: ["string | int", "int"], may: ["string"] }, ([value, width, pad = " "]) => {
    if (pad.length !== 1) throw cannotEvaluate("padLeft", "The padding must be one character.");
    return textOf(value).padStart(width, pad);
  }),
  replace: fn({ takes: ["string", "string", "string"] }, ([text, part, replacement]) => {
    if (part === "") throw cannotEvaluate("replace", "The string to replace must not be empty.");
    return text.split(part).join(replacement);
  }),
  split: fn({ takes: ["string", "string | array"] }, ([text, delimiter]) =>
    split(text, isJsonArray(delimiter) ? delimiter : [delimiter]),
  ),
  startsWith: fn({ takes: ["string", "string"] }, ([text, start]) =>
    text.toLowerCase().startsWith(start.toLowerCase()),
  ),
  string: fn({ takes: ["any"] }, ([value]) => textOf(value)),
  substring: fn({ takes: ["string", "int"], may: ["int"] }, ([text, start, length = text.length - start]) => {
    if (start < 0 || length < 0 || start + length > text.length) {
      throw cannotEvaluate(
        "substring",
        `The index and length parameters must refer to a location within the string. The index parameter: '${start}', the length parameter: '${length}', the length of the string parameter: '${text.length}'.`,
      );
    }
    return text.slice(start, start + length);
  }),
  toLower: fn({ takes: ["string"] }, ([text]) => text.toLowerCase()),
  toUpper: fn({ takes: ["string"] }, ([text]) => text.toUpperCase()),
  trim: fn({ takes: ["string"] }, ([text]) => text.trim()),
  uniqueString: fn({ takes: ["string"], more: "string" }, (parts) => uniqueString(parts)),
};

/** Of strings, arrays and objects (Microsoft Learn, "Array functions", "Object functions", "String functions"). */
export const lengthFunctions = {
  empty: fn({ takes: ["any"] }, ([value]) => value === null || lengthOf("empty", value) === 0),
  length: fn({ takes: ["string | array | object"] }, ([value]) => lengthOf("length", value)),
};

function lengthOf(name: string, value: JsonValue): number {
  if (typeof value === "string" || isJsonArray(value)) return value.length;
  if (isJsonObject(value)) return Object.keys(value).length;
  throw cannotEvaluate(name, "It takes a string, an array or an object.");
}

function split(text: string, delimiters: readonly JsonValue[]): readonly string[] {
  let parts = [text];
  for (const delimiter of delimiters) {
    if (typeof delimiter !== "string") throw cannotEvaluate("split", "A delimiter must be a string.");
    // .NET does not split at an empty delimiter.
    if (delimiter !== "") parts = parts.flatMap((part) => part.split(delimiter));
  }
  return parts;
}
