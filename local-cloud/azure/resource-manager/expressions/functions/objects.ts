import { isJsonObject, type JsonObject, type JsonValue } from "../../json-value.ts";
import { cannotEvaluate } from "../invalid-template.ts";
import { isJsonArray, memberName } from "../values.ts";
import { fn } from "./signature.ts";

/** Microsoft Learn, "Object functions for ARM templates"; `tryGet` is what Bicep writes for `.?` and `[?...]`. */
export const objectFunctions = {
  createObject: fn({ more: "any" }, (args) => createObject(args)),
  items: fn({ takes: ["object"] }, ([object]) => sortedEntries(object).map(([key, value]) => ({ key, value }))),
  objectKeys: fn({ takes: ["object"] }, ([object]) => Object.keys(object)),
  shallowMerge: fn({ takes: ["array"] }, ([objects]) => shallowMerge(objects)),
  tryGet: fn({ takes: ["any", "string | int"], more: "string | int" }, ([value, ...path]) => tryGet(value, path)),
};

function createObject(args: readonly JsonValue[]): JsonObject {
  if (args.length % 2 !== 0)
    throw cannotEvaluate("createObject", "It takes an even number of parameters: keys and their values.");
  const object: Record<string, JsonValue> = {};
  for (let at = 0; at < args.length; at += 2) {
    const key = args[at];
    if (typeof key !== "string") throw cannotEvaluate("createObject", "Each key must be a string.");
    if (memberName(object, key) !== undefined) throw cannotEvaluate("createObject", `The key '${key}' is there twice.`);
    define(object, key, args[at + 1] ?? null);
  }
  return object;
}

/** Also for a name such as `__proto__`, which an assignment would not make a member. */
function define(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** "The items() function sorts the objects in the alphabetical order" (Microsoft Learn, Bicep, object functions). */
function sortedEntries(object: JsonObject): readonly (readonly [string, JsonValue])[] {
  return Object.entries(object).toSorted(([one], [other]) => {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

function shallowMerge(objects: readonly JsonValue[]): JsonObject {
  const merged: Record<string, JsonValue> = {};
  for (const object of objects) {
    if (!isJsonObject(object)) throw cannotEvaluate("shallowMerge", "It takes an array of objects.");
    for (const [name, value] of Object.entries(object)) define(merged, memberName(merged, name) ?? name, value);
  }
  return merged;
}

/** Null as soon as something on the path is missing or null. */
function tryGet(value: JsonValue, path: readonly (string | number)[]): JsonValue {
  let current: JsonValue | undefined = value;
  for (const step of path) {
    if (typeof step === "string" && isJsonObject(current)) {
      const name = memberName(current, step);
      current = name === undefined ? undefined : current[name];
    } else if (typeof step === "number" && isJsonArray(current)) current = current[step];
    else return null;
  }
  return current ?? null;
}
